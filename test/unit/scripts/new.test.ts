import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { withAuthor } from "../../../scripts/lib/ask.ts";
import { loadPlan } from "../../../src/load/index.ts";
import type { CollectionName } from "../../../src/model/index.ts";

interface Case {
  readonly words: readonly [kind: string, id: string];
  readonly file: string;
  readonly settings: readonly string[];
}

const accountable = "accountable=cfo";

/** One new entry of each collection, with no more than it needs. */
const cases: Readonly<Record<CollectionName, Case>> = {
  people: { words: ["person", "cio"], file: "people/cio.json", settings: ["title=CIO", "unit=finance"] },
  units: {
    words: ["unit", "it"],
    file: "units/it.json",
    settings: ["title=IT", "kind=it", "lead=service"],
  },
  teams: {
    words: ["team", "callers"],
    file: "teams/callers.json",
    settings: ["title=Callers", "unit=finance", "capacity=[{ period: 2026-Q4, fte: 3, run: 1 }]"],
  },
  systems: {
    words: ["system", "crm"],
    file: "systems/crm.json",
    settings: ["title=CRM", "capability=sales", "unit=finance", "sanctioned=true", "lifecycle=live"],
  },
  objectives: {
    words: ["objective", "margin"],
    file: "objectives/margin.mdx",
    settings: ["title=Margin", accountable, "horizon=2027", "outcome.line=margin", "outcome.statement=More"],
  },
  kpis: {
    words: ["kpi", "nps"],
    file: "kpis/nps.json",
    settings: [
      "title=Net promoter score",
      "definition=As asked",
      "unit=points",
      "direction=increase",
      "kind=lead",
      accountable,
      "frequency=monthly",
    ],
  },
  actuals: {
    words: ["actuals", "nps"],
    file: "actuals/nps.json",
    settings: ["measurements=[{ period: 2026-08, value: 40 }, { period: 2026-09, value: 41 }]"],
  },
  assumptions: {
    words: ["assumption", "stay"],
    file: "assumptions/stay.json",
    settings: ["title=They stay", "statement=Customers who are called stay", accountable, "kpi=churn"],
  },
  plans: {
    words: ["plan", "crm"],
    file: "plans/crm.mdx",
    settings: [
      "title=CRM",
      accountable,
      "sponsor=service",
      "unit=finance",
      "category=grow",
      "stage=proposed",
      "valueStatement=More",
    ],
  },
  milestones: {
    words: ["milestone", "keep/renewal"],
    file: "milestones/keep/renewal.json",
    settings: ["title=Renewal", accountable, "baseline.finish=2026-12-18", "moves=churn"],
  },
  updates: {
    words: ["update", "2026/2026-10-keep"],
    file: "updates/2026/2026-10-keep.mdx",
    settings: ["title=Half called", "plan=keep", "date=2026-10-15", "author=service", "claimed=amber"],
  },
  risks: {
    words: ["risk", "late"],
    file: "risks/late.json",
    settings: ["title=Late", accountable, "probability=0.3", "impact=5000", "response=reduce", "state=open"],
  },
  decisions: {
    words: ["decision", "2026-09-call"],
    file: "decisions/2026-09-call.mdx",
    settings: ["title=Call: all of them", "status=accepted", "date=2026-09-18", "deciders=cfo,service"],
  },
  forums: {
    words: ["forum", "board"],
    file: "forums/board.mdx",
    settings: ["title=Board", "cadence=monthly", "chair=cfo", "members=cfo", "members=service"],
  },
};

function smallPlan(): string {
  const parent = mkdtempSync(join(tmpdir(), "plumbline-new-"));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const plan = join(parent, "content");
  cpSync("test/plans/small", plan, { recursive: true });
  return plan;
}

function create(plan: string, words: readonly string[], settings: readonly string[] = [], ...more: string[]) {
  const flags = settings.flatMap((setting) => ["--set", setting]);
  const args = ["scripts/new.ts", ...words, "--plan", plan, ...flags, ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: 30_000 });
  return { status, stdout, stderr: stderr.replaceAll(plan, "PLAN") };
}

function createCase(plan: string, { words, settings }: Case) {
  return create(plan, words, settings);
}

describe("npm run new", () => {
  test.each(Object.entries(cases))("writes an entry of %s that passes the check", (collection, entry) => {
    const plan = smallPlan();
    if (collection === "actuals") createCase(plan, cases.kpis);
    const { status, stdout } = createCase(plan, entry);
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${join(plan, entry.file)}\n` });
    const { problems, repository } = loadPlan(plan);
    expect(problems.filter(({ rule }) => rule !== "reference/unused")).toEqual([]);
    expect(repository?.[collection as CollectionName].has(entry.words[1])).toBe(true);
  });

  test("names the fields of a JSON entry that may be added", () => {
    const { stderr } = createCase(smallPlan(), cases.people);
    expect(stderr).toMatchInlineSnapshot(`
      "fields that may be added:
        role: The role in words, e.g. \`Owner of the margin line\`; none by default.
        email: Where this person can be reached; none by default.
        active: False once the person has left; true by default.
        backup: Who stands in for this person; nobody by default.
        tags: Free words to find the entry by, e.g. \`[supply-chain]\`; none by default.
        audience: The audiences of \`portal.json\` that may see the entry; everyone by default.
      "
    `);
  });

  test("names every flag that is missing, and writes nothing", () => {
    const plan = smallPlan();
    const { status, stdout, stderr } = create(plan, ["milestone", "keep/renewal"], ["title=Renewal"]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatchInlineSnapshot(`
      "a new milestone still needs these; on a terminal they are asked for
        --set accountable=…
            The one person accountable, e.g. \`erp-lead\`.
            a person: cfo, service
        --set baseline.finish=…
            The approved finish, e.g. \`2026-12-18\`.
      nothing was written
      "
    `);
    expect(existsSync(join(plan, "milestones/keep/renewal.json"))).toBe(false);
  });

  test("does not overwrite, and says what is there", () => {
    const plan = smallPlan();
    const before = readFileSync(join(plan, "kpis/churn.json"), "utf8");
    const { status, stdout, stderr } = create(plan, ["kpi", "churn"], cases.kpis.settings);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatchInlineSnapshot(`
      "\`PLAN/kpis/churn.json\` is there already, the KPI \`Customer churn\`; it is as it was
      "
    `);
    expect(readFileSync(join(plan, "kpis/churn.json"), "utf8")).toBe(before);
  });

  test("refuses values that the schema refuses, in the words of the check", () => {
    const plan = smallPlan();
    const settings = ["title= ", accountable, "baseline.start=2026-12-20", "baseline.finish=2026-12-18"];
    const { status, stderr } = create(plan, ["milestone", "keep/renewal"], [...settings, "budget=lots"]);
    expect(status).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "\`title\` is empty text; The name people know the entry by, e.g. \`Order fulfilment time\`.
      \`finish\` 2026-12-18 is before \`start\` 2026-12-20; expected a day on or after 2026-12-20; correct one of the two
      \`budget\` is the text \`lots\`, expected a number; Budget at completion, in money; none by default.
      nothing was written
      "
    `);
    expect(existsSync(join(plan, "milestones/keep/renewal.json"))).toBe(false);
  });

  test("refuses a setting that it cannot read", () => {
    const { status, stderr } = create(smallPlan(), ["kpi", "nps"], ["acountable=cfo", "targets=[", "title"]);
    expect(status).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "\`--set acountable=cfo\`: there is no field \`acountable\`; did you mean \`accountable\`?
      \`--set targets=[\` cannot be read; write it as YAML, e.g. \`targets=[{ period: 2026-12, value: 9 }]\`
      \`--set title\` is not of the form FIELD=VALUE
      nothing was written
      "
    `);
  });

  test("keeps an entry that is at odds with the plan, and says how", () => {
    const plan = smallPlan();
    const settings = cases.risks.settings.map((setting) => setting.replace("=cfo", "=cof"));
    const { status, stdout, stderr } = create(plan, ["risk", "late"], settings);
    expect({ status, stdout }).toEqual({ status: 1, stdout: `${join(plan, "risks/late.json")}\n` });
    expect(stderr).toContain("content/risks/late.json:3:18: error: `accountable` names the person `cof`");
    expect(stderr).toContain("did you mean `cfo`?\n1 error, 0 warnings: mend them in the file\n");
  });

  test("does not hold the problems that a plan had before against a new entry", () => {
    const plan = smallPlan();
    writeFileSync(join(plan, "risks.txt"), "");
    const { status, stderr } = createCase(plan, cases.forums);
    expect(status).toBe(0);
    expect(stderr).toBe("the plan had problems before; `npm run check` prints them\n");
  });

  test("prints the entry instead of writing it with --dry-run", () => {
    const plan = smallPlan();
    const { status, stdout } = create(plan, cases.people.words, cases.people.settings, "--dry-run");
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: '{\n  "title": "CIO",\n  "unit": "finance"\n}\n',
    });
    expect(existsSync(join(plan, "people/cio.json"))).toBe(false);
  });

  test.each([
    [["milestnoe", "keep/x"], "`milestnoe` is not a kind; did you mean `milestone`?"],
    [["kpi"], "say what is new: its KIND and its ID"],
    [["kpi", "a", "b"], "`b` is too much; an id has no blanks"],
    [["kpi", "NPS"], "`NPS` cannot be an id"],
    [["kpi", "../../nps"], "`../../nps` cannot be an id"],
    [["milestone", "kep/x"], "there is no plan `kep`"],
  ])("refuses %j with 2", (words, reason) => {
    const { status, stdout, stderr } = create(smallPlan(), words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(reason);
  });

  test("refuses a plan folder that does not exist", () => {
    expect(create("nowhere", ["kpi", "nps"])).toMatchObject({
      status: 2,
      stderr: "there is no plan folder `PLAN`\nnothing was written\n",
    });
  });
});

describe("withAuthor(terminal, talk)", () => {
  function terminal() {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const written = () => String(output.read() ?? "");
    return { input, output, written };
  }

  test("puts a question and gives the answer without blanks around it", async () => {
    const { input, output, written } = terminal();
    const answer = withAuthor({ input, output }, (author) => author.ask("title> "));
    input.write("  Renewal \n");
    expect(await answer).toBe("Renewal");
    expect(written()).toBe("title> ");
  });

  test("keeps lines that come before their question", async () => {
    const { input, output } = terminal();
    const answers = withAuthor({ input, output }, async ({ ask }) => [await ask("a> "), await ask("b> ")]);
    input.write("one\ntwo\n");
    expect(await answers).toEqual(["one", "two"]);
  });

  test("gives no answer once the input has ended, to the open question and to later ones", async () => {
    const { input, output } = terminal();
    const answers = withAuthor({ input, output }, async ({ ask }) => [await ask("a> "), await ask("b> ")]);
    input.end();
    expect(await answers).toEqual([undefined, undefined]);
  });
});

/** The program of util-linux that gives a command a terminal of its own. */
const hasScript = spawnSync("script", ["--version"], { encoding: "utf8" }).stdout?.includes("util-linux");

test.skipIf(!hasScript)(
  "asks on a terminal, again after a wrong answer (skipped without `script`)",
  async () => {
    const plan = smallPlan();
    const command = `"${process.execPath}" scripts/new.ts people cio --plan "${plan}"`;
    const terminal = spawn("script", ["-qec", command, "/dev/null"], { timeout: 30_000 });
    const answers = [
      ["title> ", "Chief Information Officer"],
      ["unit> ", "nowhere"],
      ["unit> ", "1"],
    ] as const;
    let seen = "";
    let read = 0;
    let answered = 0;
    for await (const piece of terminal.stdout) {
      seen += piece;
      const [prompt, answer] = answers[answered] ?? [];
      if (prompt === undefined || !seen.includes(prompt, read)) continue;
      read = seen.indexOf(prompt, read) + prompt.length;
      answered += 1;
      terminal.stdin.write(`${answer}\n`);
    }
    expect(seen).toContain("`nowhere` is not the id of a unit");
    expect(JSON.parse(readFileSync(join(plan, "people/cio.json"), "utf8"))).toEqual({
      title: "Chief Information Officer",
      unit: "finance",
    });
  },
);
