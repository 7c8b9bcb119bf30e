import { fileURLToPath } from "node:url";
import { type AstroIntegration, dev } from "astro";
import { setCurrentExample } from "./current-example.ts";
import { setCurrentSite } from "./current-site.ts";
import { serveForm } from "./form/serve-form.ts";
import { openGuideExample } from "./guide-example.ts";
import type { OpenedSite } from "./open-site.ts";
import { withOwnBase } from "./own-base.ts";
import { formatProblems } from "./problem-formats.ts";
import type { Site } from "./site.ts";
import { withoutTelemetry } from "./telemetry.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The Vite server that Astro sets up. */
type ViteServer = Parameters<NonNullable<AstroIntegration["hooks"]["astro:server:setup"]>>[0]["server"];

export interface DevServer {
  readonly url: string;
  /** Shows a plan that was read anew; while it has errors, the last good pages stay and the errors lie over them. */
  readonly show: (opened: OpenedSite) => void;
}

/** Starts Astro's development server on a site that is sound. */
export async function devSite(
  site: Site,
  { port, base }: { readonly port: number; readonly base: string },
): Promise<DevServer> {
  let vite: ViteServer | undefined;
  const hooks: AstroIntegration = {
    name: "plumbline:dev",
    hooks: {
      "astro:server:setup": ({ server }) => {
        vite = server;
        serveForm(server, base);
      },
    },
  };
  setCurrentSite(site);
  setCurrentExample(await openGuideExample());
  withoutTelemetry();
  withOwnBase();
  const server = await dev({
    root,
    base,
    server: { port },
    logLevel: "warn",
    integrations: [hooks],
    // The server would else answer for a picture only under an address with a slash at its end.
    trailingSlash: "ignore",
  });
  return {
    url: `http://localhost:${server.address.port}${base}`,
    show: (opened) => {
      if (opened.kind === "problems") {
        const message = formatProblems(opened.problems, "text");
        vite?.environments.client.hot.send({ type: "error", err: { message, stack: "" } });
        return;
      }
      setCurrentSite(opened.site);
      vite?.environments.client.hot.send({ type: "full-reload" });
    },
  };
}
