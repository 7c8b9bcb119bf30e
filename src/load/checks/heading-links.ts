import { collections, headingPrefix } from "../../model/index.ts";
import { shortened, suggestion } from "../suggestion.ts";
import type { CheckedEntry, ReportFault } from "./checked-entry.ts";

/** Checks that a link such as `../plans/erp.mdx#why` leads to a heading that the other text has. */
export function checkHeadingLinks(entries: readonly CheckedEntry[], report: ReportFault): void {
  const targets = new Map(entries.map((entry) => [`${entry.collection}/${entry.id}`, entry]));
  for (const entry of entries) {
    for (const { place, collection, id, heading } of entry.headingLinks) {
      const target = targets.get(`${collection}/${id}`);
      const { format, noun } = collections[collection];
      const fault = (message: string, hint: string) =>
        report(entry, { place, rule: "content/link", message, hint });
      if (format === "json") {
        fault(
          `the link names the heading \`#${shortened(heading)}\`, but the file of a ${noun} holds no text`,
          "link to the entry itself: leave out the `#` and what follows",
        );
      } else if (target?.prose) {
        const names = target.prose.headings.map((found) => found.id.slice(headingPrefix.length));
        if (!names.includes(heading)) {
          fault(
            `there is no heading \`#${shortened(heading)}\` in the ${noun} \`${id}\``,
            suggestion(heading, names, "heading"),
          );
        }
      }
    }
  }
}
