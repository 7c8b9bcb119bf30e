import type { Problem } from "./problem.ts";

interface ProblemRuleText {
  readonly severity: Problem["severity"];
  /** One sentence for the list of rules: what the rule asks for. */
  readonly asks: string;
}

/**
 * Every rule of the check by its permanent id. An error keeps the portal from being built; a warning stands
 * beside it, for what is allowed and yet probably a mistake.
 */
export const problemRules = {
  "file/missing": { severity: "error", asks: "The plan folder and its `portal.json` exist." },
  "file/unreadable": {
    severity: "error",
    asks: "A file can be read, is not empty, and holds UTF-8 text without control characters.",
  },
  "file/size": { severity: "error", asks: "A file, and each part of it, is no larger than its limit." },
  "file/link": { severity: "error", asks: "The plan folder holds files, not symbolic links to them." },
  "file/folder": { severity: "error", asks: "Every file lies in the folder of a collection." },
  "file/type": {
    severity: "error",
    asks: "A collection holds files of its own type, `media/` holds pictures.",
  },
  "file/name": { severity: "error", asks: "The name of a file can be part of a web address." },
  "json/syntax": { severity: "error", asks: "JSON is well formed." },
  "json/duplicate-key": { severity: "error", asks: "A key stands once in an object of JSON." },
  "yaml/fence": {
    severity: "error",
    asks: "Frontmatter stands between two lines `---` at the top of the file.",
  },
  "yaml/syntax": { severity: "error", asks: "Frontmatter is well-formed YAML." },
  "yaml/feature": {
    severity: "error",
    asks: "Frontmatter is plain data, without aliases, merge keys or tags.",
  },
  "yaml/duplicate-key": { severity: "error", asks: "A key stands once in an object of YAML." },
  "mdx/syntax": { severity: "error", asks: "The tags and braces of a text are closed." },
  "schema/missing": { severity: "error", asks: "Every required field is given." },
  "schema/unknown-key": { severity: "error", asks: "Every field is one that the entry has." },
  "schema/type": { severity: "error", asks: "A field holds a value of its type." },
  "schema/value": { severity: "error", asks: "A field holds one of the values it can have." },
  "schema/range": { severity: "error", asks: "A figure lies within its limits." },
  "schema/unused": { severity: "warning", asks: "Every field that is given has an effect." },
  "date/invalid": { severity: "error", asks: "A date exists in the calendar." },
  "date/order": { severity: "error", asks: "Dates that follow each other are in time order." },
  "date/duplicate": { severity: "error", asks: "A series has one value for each period." },
  "date/future": { severity: "warning", asks: "What has happened is not dated after the reporting date." },
  "date/backwards": {
    severity: "warning",
    asks: "An update is not older than the one whose file name comes before it.",
  },
  "reference/unknown": { severity: "error", asks: "Whatever a field or a link names exists." },
  "reference/cycle": { severity: "error", asks: "Following references comes to an end." },
  "reference/unused": { severity: "warning", asks: "A person is named by some other entry." },
  "content/code": { severity: "error", asks: "A text holds no import, export or expression." },
  "content/code-language": { severity: "error", asks: "The language of a code block is one plain word." },
  "content/html": { severity: "error", asks: "A text holds no HTML." },
  "content/component": { severity: "error", asks: "A component is used as it is meant to be." },
  "content/attribute": { severity: "error", asks: "An attribute of a component is known and is plain text." },
  "content/link": { severity: "error", asks: "A link leads to the web, to an entry or to a heading." },
  "content/image": { severity: "error", asks: "A picture is a raster image of the plan folder." },
  "content/heading": { severity: "error", asks: "A heading has words." },
  "content/footnote": { severity: "error", asks: "A footnote is written once and is referred to." },
  "content/nesting": {
    severity: "error",
    asks: "What stands inside a line, a link or a cell may stand there.",
  },
  "content/depth": { severity: "error", asks: "Lists and quotes are not nested without end." },
  "content/node": { severity: "error", asks: "A text is plain Markdown." },
  "content/empty": { severity: "warning", asks: "A file that is made for a narrative has one." },
  "content/duplicate-title": {
    severity: "warning",
    asks: "Two entries of one kind do not have nearly the same title.",
  },
  "mermaid/directive": { severity: "error", asks: "A diagram configures nothing." },
  "mermaid/type": { severity: "error", asks: "A diagram is of a type that the portal draws." },
  "mermaid/title": { severity: "error", asks: "A diagram has a title." },
  "mermaid/style": { severity: "error", asks: "A diagram leaves colours and styles to the portal." },
  "mermaid/link": { severity: "error", asks: "A diagram holds no links and no callbacks." },
  "mermaid/html": { severity: "error", asks: "A diagram holds no HTML." },
  "mermaid/size": { severity: "error", asks: "A diagram is small enough to be read." },
  "mermaid/syntax": { severity: "error", asks: "A diagram is well formed." },
  "governance/silent-goalpost": {
    severity: "error",
    asks: "A change that moves a promise, or takes an entry out, comes with a decision that says so.",
  },
  "governance/record-edited": {
    severity: "error",
    asks: "An update, and a decision that was accepted, stays as it was committed.",
  },
} as const satisfies Readonly<Record<string, ProblemRuleText>>;

export type ProblemRule = keyof typeof problemRules;
