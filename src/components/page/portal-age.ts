import { buildVerdict, servedBuild } from "./build-verdict.ts";

/** A tab that comes back to the front is asked about again after so many milliseconds. */
const restMs = 300_000;

/**
 * Asks the server which portal it serves, and says it when the page is not that one or when that one is older
 * than was promised. Says nothing when the server cannot be asked: who is offline knows it.
 */
class PortalAge extends HTMLElement {
  private askedAt = 0;

  /** The portal that was served when the page was opened. No page says it: it would change with every commit then. */
  private commit: string | undefined;

  connectedCallback(): void {
    const [reload, close] = this.querySelectorAll("button");
    reload?.addEventListener("click", () => location.reload());
    close?.addEventListener("click", () => this.say("", "none"));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible" && performance.now() - this.askedAt > restMs) this.ask();
    });
    this.ask();
  }

  private async ask(): Promise<void> {
    this.askedAt = performance.now();
    const { build = "", asOf = "", hours, late = "", newer = "" } = this.dataset;
    const response = await fetch(build, { cache: "no-store" }).catch(() => undefined);
    if (!response?.ok) return;
    const served = servedBuild(await response.json(), response.headers, Date.now());
    this.commit ??= served.commit;
    const verdict = buildVerdict({ commit: this.commit, asOf, hours: Number(hours) }, served);
    if (verdict.kind === "newer") this.say(newer, verdict.kind);
    if (verdict.kind === "late") {
      const format = new Intl.DateTimeFormat(document.documentElement.lang, {
        dateStyle: "long",
        timeStyle: "short",
      });
      this.say(late.replace("{time}", format.format(verdict.builtAt)), verdict.kind);
    }
  }

  private say(text: string, state: "none" | "newer" | "late"): void {
    const line = this.querySelector("[role=status]");
    if (!line) return;
    this.dataset["state"] = state;
    line.textContent = text;
    // What has the focus comes out from under the line, and so does the foot of the page. Nothing in sight moves.
    const { style } = document.documentElement;
    style.scrollPaddingBlockEnd = style.paddingBlockEnd = text === "" ? "" : `${this.offsetHeight}px`;
  }
}

customElements.define("portal-age", PortalAge);
