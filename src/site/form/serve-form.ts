import type { AstroIntegration } from "astro";
import { currentSite } from "../current-site.ts";
import { formFiles, formFolder } from "./form-files.ts";

/** The Vite server that Astro sets up. */
type ViteServer = Parameters<NonNullable<AstroIntegration["hooks"]["astro:server:setup"]>>[0]["server"];

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  png: "image/png",
  woff2: "font/woff2",
};

/** Lets the development server answer for the files of the form, which a build would write. */
export function serveForm(server: ViteServer, base: string): void {
  const within = `${base}${formFolder}/`;
  server.middlewares.use((request, response, next) => {
    const path = (request.url ?? "").replace(/[?#].*$/, "");
    const site = currentSite();
    const content =
      site.repository.portal.form && path.startsWith(within)
        ? formFiles(site, base).get(path.slice(within.length))
        : undefined;
    if (content === undefined) return next();
    const ending = path.slice(path.lastIndexOf(".") + 1);
    response.writeHead(200, { "content-type": types[ending] ?? "text/plain; charset=utf-8" });
    response.end(content);
  });
}
