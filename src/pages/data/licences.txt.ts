import { currentSite } from "../../site/current-site.ts";
import { licencesText } from "../../site/supply/licences-text.ts";
import { licences, lockfile } from "../../site/supply/own-texts.ts";

const opening =
  "What the pages of this portal bring to your browser, beside the words and figures of the plan, and under which terms.";

const forTheForm = "The form in the browser has its own list: admin/licences.txt.";

/** The licences of what reaches a reader, which have to go with it. */
export const GET = () => {
  const of = (name: string, use: string, text: string) => {
    const { version = "" } = lockfile.packages[`node_modules/${name}`] ?? {};
    return { name, version, use, text };
  };
  const list = [
    { name: "Plumbline", version: lockfile.version, use: "pages, styles and scripts", text: licences.own },
    of("@fontsource-variable/inter", "the font of text and figures", licences.inter),
    of("@fontsource-variable/source-serif-4", "the font of headings", licences.sourceSerif),
    of("pagefind", "the search", licences.pagefind),
  ];
  const hasForm = currentSite().repository.portal.form !== undefined;
  return new Response(licencesText(hasForm ? `${opening} ${forTheForm}` : opening, list), {
    headers: { "content-type": "text/plain" },
  });
};
