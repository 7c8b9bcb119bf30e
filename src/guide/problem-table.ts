import { type ProblemRule, problemRules } from "../model/index.ts";
import { type Phrase, phrases } from "./phrase.ts";

/** A rule of the check as the guide lists it. */
export interface ProblemRow {
  readonly rule: ProblemRule;
  /** Its id on the page, e.g. `reference-unknown`. */
  readonly anchor: string;
  readonly isWarning: boolean;
  readonly asks: readonly Phrase[];
  readonly mend: readonly Phrase[];
}

export interface ProblemGroup {
  /** The first part of the ids of its rules, e.g. `reference`. */
  readonly id: string;
  readonly title: string;
  readonly rows: readonly ProblemRow[];
}

/** How to mend what a rule finds, in a sentence for somebody who has never seen the message. */
const mends: Readonly<Record<ProblemRule, string>> = {
  "file/missing": "Name the right folder with `--plan`, or add a `portal.json` with a name and a currency.",
  "file/unreadable": "Save the file as plain text in UTF-8; an office file cannot be an entry.",
  "file/size": "Split the text, or keep the large part elsewhere and link to it.",
  "file/link": "Put the file itself where the link stands.",
  "file/folder": "Move the file into the folder of its collection; the message lists them.",
  "file/type": "Save it with the ending of its collection, `.json` or `.mdx`, or take it out of the folder.",
  "file/name": "Rename it: lower-case letters, digits, hyphens, dots and underscores.",
  "json/syntax": "A comma or a quote is missing or stands once too often, perhaps in the line above.",
  "json/duplicate-key": "Keep one of the two.",
  "yaml/fence": "Make `---` the first line, write the fields, then `---` again, then the text.",
  "yaml/syntax": "Indent with blanks, and put text with a colon, a `#` or quotes in it into quotes.",
  "yaml/feature": "Write the value out in full; put a text that begins with `&`, `*` or `!` into quotes.",
  "yaml/duplicate-key": "Keep one of the two.",
  "mdx/syntax": "Close what is open, and write a character that is meant as one as `\\<` or `\\{`.",
  "schema/missing": "Add the field that is named; the page of its kind tells what it holds.",
  "schema/unknown-key": "Correct the name; it is usually a typing error.",
  "schema/type": "Numbers and true or false have no quotes, text has; a list has brackets.",
  "schema/value": "Choose one of the values that the message offers.",
  "schema/range": "Correct the figure; a share is a number from 0 to 1, so 30 % is `0.3`.",
  "schema/unused": "Delete the field, or change the one that makes it useless.",
  "date/invalid": "Write an existing day as `2026-09-30`, and a period as `2026-Q3`, `2026-09` or `2026`.",
  "date/order": "Put the earliest first; a start comes before its finish, a baseline before its targets.",
  "date/duplicate": "Keep one value for each period.",
  "date/future": "Correct the date; if it is right, the entry counts from that day on.",
  "date/backwards": "Correct the date of the update, or the period in the name of its file.",
  "reference/unknown":
    "Correct the id, which is the path of the other file without its ending, or write that file.",
  "reference/cycle": "Take one of the references out.",
  "reference/unused": "Name the person where they are accountable, or delete the file.",
  "content/code": "Write the text itself; write a brace as `\\{`.",
  "content/code-language": "Write one plain word behind the backticks, e.g. `json`, or none.",
  "content/html": "Write Markdown, or one of the components.",
  "content/component": "Correct its name; only those that Writing text lists can be used.",
  "content/attribute": 'Write attributes as `name="text"`, and none that the component does not have.',
  "content/link": "Write a whole address, a heading as `#its-words`, or the path of an entry’s file.",
  "content/image": "Put the picture into `media/` and write its path relative to the text.",
  "content/heading": "Write words behind the `#`, or delete it.",
  "content/footnote": "Write `[^1]` in the text and `[^1]: …` once below it.",
  "content/nesting": "Put it into a paragraph of its own, with an empty line above and below.",
  "content/depth": "Flatten the list.",
  "content/node": "Write it as plain Markdown.",
  "content/empty": "Write the text below the second `---`.",
  "content/duplicate-title": "Keep one of the two, or say in the titles what is different.",
  "mermaid/directive": "Delete it; colours and fonts are those of the portal.",
  "mermaid/type": "Begin with one of the types that the message lists.",
  "mermaid/title": "Add a line such as `accTitle: How a decision is made`.",
  "mermaid/style": "Delete it; the portal colours the diagram for light, dark and print.",
  "mermaid/link": "Delete it, and link from the text beside the diagram.",
  "mermaid/html": "Write plain text; only `<br/>` may break a line.",
  "mermaid/size": "Draw less, or two diagrams.",
  "mermaid/syntax": "Look at the line that is named and at the one above it.",
  "governance/silent-goalpost":
    "Write the decision that moves it, with the entry in `changes` or `removes`, or put the old value back.",
  "governance/record-edited":
    "Put it back, and say what is new in an update or a decision of its own that supersedes it.",
};

const groupTitles: Readonly<Record<string, string>> = {
  file: "Files and folders",
  json: "JSON",
  yaml: "Frontmatter",
  mdx: "Text that cannot be read",
  schema: "Fields",
  date: "Dates and periods",
  reference: "References",
  content: "Text",
  mermaid: "Diagrams",
  governance: "Changes, with `--against`",
};

/** Every rule of the check, by the first part of its id. */
export function problemTable(): readonly ProblemGroup[] {
  const rules = Object.keys(problemRules) as ProblemRule[];
  return [...Map.groupBy(rules, (rule) => rule.slice(0, rule.indexOf("/")))].map(([group, members]) => ({
    id: group,
    title: groupTitles[group] ?? group,
    rows: members.map(problemRow),
  }));
}

function problemRow(rule: ProblemRule): ProblemRow {
  const { severity, asks } = problemRules[rule];
  return {
    rule,
    anchor: rule.replace("/", "-"),
    isWarning: severity === "warning",
    asks: phrases(asks),
    mend: phrases(mends[rule]),
  };
}
