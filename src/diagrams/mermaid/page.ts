import { JSDOM } from "jsdom";
import { installLayout } from "./layout.ts";
import { TextMetrics } from "./text-metrics.ts";

/** Makes this thread look like a browser page to Mermaid; call it before Mermaid is imported. */
export function installPage(): Document {
  const { window } = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true });
  installLayout(window, new TextMetrics());
  const names = ["Element", "HTMLElement", "SVGElement", "Node", "DOMParser", "XMLSerializer"] as const;
  for (const name of names) define(name, window[name]);
  define("window", window);
  define("document", window.document);
  define("CSSStyleSheet", window.CSSStyleSheet);
  // Mermaid batches its measuring by frames; there is no screen to wait for.
  const soon = (callback: (time: number) => void): void => {
    setImmediate(callback, 0);
  };
  define("requestAnimationFrame", soon);
  Object.defineProperty(window, "requestAnimationFrame", { value: soon, configurable: true });
  // Mermaid asks whether the first word after `box` is a colour. In a themed diagram
  // it never is, save for `transparent`.
  const css = {
    supports: (_property: string, value: string) => value === "transparent",
    escape: (text: string) => text.replace(/[^\w-]/g, (c) => `\\${c}`),
  };
  define("CSS", css);
  Object.defineProperty(window, "CSS", { value: css, configurable: true });
  // The layout of mind maps opens a canvas, on which it then draws nothing that counts.
  Object.defineProperty(window.HTMLCanvasElement.prototype, "getContext", { value: () => idleCanvas() });
  return window.document;
}

/** A canvas context all of whose methods do nothing. */
function idleCanvas(): object {
  const method = () => ({ width: 0 });
  return new Proxy({}, { get: () => method, set: () => true });
}

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
