import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { formConfig, formServer, jsonFormats } from "../../authoring/form-config.ts";
import type { Site } from "../site.ts";
import { formLicences } from "./form-licences.ts";
import { formPage } from "./form-page.ts";

/** The folder of the portal in which the form is. */
export const formFolder = "admin";

const ownFiles = fileURLToPath(new URL("browser/", import.meta.url));

/** The files of the form by their path in the portal, with the digests that they must have. */
export type FormFiles = ReadonlyMap<string, string>;

/** Writes the form into the folder of a built portal, if `portal.json` asks for it. */
export function writeForm(site: Site, folder: string, base: string): FormFiles {
  const digests = new Map<string, string>();
  if (!site.repository.portal.form) return digests;
  for (const [name, content] of formFiles(site, base)) {
    const path = `${formFolder}/${name}`;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    digests.set(path, createHash("sha256").update(content).digest("hex"));
  }
  return digests;
}

/** The files of the form by their path in its folder. */
export function formFiles(
  { repository, sources }: Site,
  base: string,
): ReadonlyMap<string, string | Uint8Array> {
  const { portal } = repository;
  const entries = [...sources.values()];
  const config = formConfig(
    portal,
    (name) => entries.filter(({ collection }) => collection === name).map(({ id }) => id),
    base,
  );
  return new Map<string, string | Uint8Array>([
    ["index.html", formPage(portal.name, formServer(portal))],
    ...["start.js", "json-format.js", "key-order.js"].map(
      (name) => [name, readFileSync(join(ownFiles, name))] as const,
    ),
    ["config.json", `${JSON.stringify({ config, formats: jsonFormats() })}\n`],
    ["licences.txt", formLicences()],
    ...packageFiles(),
  ]);
}

/** The parts of the package that the form consists of: its program, the parts it loads later, fonts and words. */
function packageFiles(): readonly (readonly [name: string, content: string | Uint8Array])[] {
  const program = fileURLToPath(import.meta.resolve("@sveltia/cms"));
  const root = dirname(program);
  const files = (folder: string, ending: RegExp) =>
    readdirSync(join(root, folder)).filter((name) => ending.test(name));
  const copied = (folder: string, ending: RegExp) =>
    files(folder, ending).map(
      (name) => [`${folder.replace("../", "")}/${name}`, readFileSync(join(root, folder, name))] as const,
    );
  return [
    ["index.js", atHome(readFileSync(program, "utf8"), files("assets", /./))],
    ...copied("chunks", /\.js$/),
    ...copied("assets", /\.(woff2|png|LICENSE\.txt)$/),
    ...copied("../locales", /\.json$/),
  ];
}

/**
 * The program without what it would ask others for: its fonts, which the package holds too, and how servers for
 * git are today. The page's policy lets none of it pass anyway, but nothing should try.
 */
function atHome(program: string, assets: readonly string[]): string {
  const fonts = /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([\w-]+)(?::vf)?@[\d.]+\/([\w-]+)\.woff2/g;
  const states = /https:\/\/(www\.githubstatus\.com\/api|status-api\.hostedstatus\.com)\/[\w./-]+/g;
  return withLocales(program)
    .replaceAll(fonts, (address, font: string, subset: string) => {
      const own = assets.find((name) => name.startsWith(`${font}-${subset}-`) && name.endsWith(".woff2"));
      if (own === undefined) throw new Error(`the package of the form has no file for the font ${address}`);
      return `assets/${own}`;
    })
    .replaceAll(states, "data:application/json,{}");
}

/** A bundler would turn the words of other languages into modules; a browser wants to be told what they are. */
function withLocales(program: string): string {
  return program.replaceAll(
    /import\(`\.\.\/locales\/([\w-]+)\.json`\)/g,
    'import("./locales/$1.json",{with:{type:"json"}})',
  );
}
