/**
 * What the commands share: their options, their exit status and how they print. A command is a function that
 * returns its exit status; whatever it throws is a fault of the machine or of this program.
 */
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { machineFault } from "../../src/files/machine-fault.ts";
import { type Day, dayFault } from "../../src/model/index.ts";

/** 0: fine. 1: the content has errors, or a gate says no. 2: wrong usage, or a fault of the machine. */
export type ExitStatus = 0 | 1 | 2;

/** Wrong usage, said in a sentence. */
export class UsageError extends Error {}

export interface CommandHelp {
  /** How the command is called, e.g. `check [--format text|json]`. */
  readonly usage: string;
  readonly summary: string;
  /** Option by option: its form, and what it does. */
  readonly options: readonly (readonly [form: string, meaning: string])[];
  /** Set for a command that reads no plan of this machine: it takes `--help` and its own options alone. */
  readonly withoutPlan?: true;
}

const planOptions = {
  plan: { type: "string" },
  "as-of": { type: "string" },
  help: { type: "boolean" },
} as const satisfies ParseArgsOptionsConfig;

const planOptionsHelp: CommandHelp["options"] = [
  ["--plan DIR", "the plan folder (default: PLAN_DIR, else content)"],
  [
    "--as-of YYYY-MM-DD",
    "the reporting date (default: AS_OF, else portal.json, else the last commit's day, else today)",
  ],
];

const help: CommandHelp["options"] = [["--help", "this help"]];

export interface PlanArguments {
  readonly planFolder: string;
  readonly asOf: Day | undefined;
}

function parse<Options extends ParseArgsOptionsConfig>(options: Options, withoutPlan = false) {
  const common: Partial<typeof planOptions> = withoutPlan ? { help: planOptions.help } : planOptions;
  try {
    return parseArgs({ options: { ...common, ...options }, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function textOf(value: string | boolean | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function dayArgument(text: string | undefined): Day | undefined {
  if (text === undefined || text === "") return undefined;
  const fault = dayFault(text);
  if (fault) throw new UsageError(`the as-of date \`${text}\` ${fault}`);
  return text as Day;
}

export function helpText({ usage, summary, options, withoutPlan }: CommandHelp): string {
  const all = [...options, ...(withoutPlan ? [] : planOptionsHelp), ...help];
  const width = Math.max(...all.map(([form]) => form.length));
  const lines = all.map(([form, meaning]) => `  ${form.padEnd(width)}  ${meaning}`);
  return `${summary}\n\nUsage: npm run ${usage}\n\n${lines.join("\n")}\n`;
}

/**
 * Parses the arguments, runs a command and sets the exit status of the process. `options` are those the
 * command takes beyond the ones that all take.
 */
export async function run<Options extends ParseArgsOptionsConfig>(
  help: CommandHelp,
  options: Options,
  command: (
    plan: PlanArguments,
    values: ReturnType<typeof parse<Options>>["values"],
    words: readonly string[],
  ) => Promise<ExitStatus> | ExitStatus,
): Promise<void> {
  try {
    const { values, positionals } = parse(options, help.withoutPlan);
    const given = values as Readonly<Record<string, string | boolean | undefined>>;
    if (given["help"] === true) {
      print.result(helpText(help));
      return;
    }
    const plan: PlanArguments = {
      planFolder: textOf(given["plan"]) ?? process.env["PLAN_DIR"] ?? "content",
      asOf: dayArgument(textOf(given["as-of"]) ?? process.env["AS_OF"]),
    };
    process.exitCode = await command(plan, values, positionals);
  } catch (error) {
    if (error instanceof UsageError) print.message(`${error.message}\n\n${helpText(help)}`);
    else print.message(`plumbline: ${machineFault(error)?.message ?? traceOf(error)}`);
    process.exitCode = 2;
  }
}

/** A fault of the program is for those who mend it. */
function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Results go to standard output, messages and progress to standard error. */
export const print = {
  result: (text: string) => process.stdout.write(text.endsWith("\n") ? text : `${text}\n`),
  message: (text: string) => process.stderr.write(text.endsWith("\n") ? text : `${text}\n`),
};
