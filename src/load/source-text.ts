import type { ProblemRule } from "../model/index.ts";
import type { Fault, Parsed } from "./document.ts";
import { fileStart, placesIn } from "./place.ts";

/** No plan entry comes near this; a larger file is a mistake, and reading it would only cost time. */
const largestFile = 2_000_000;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/**
 * The text of a file as the parsers read it: UTF-8 without a byte order mark, with `\n` at the end of each
 * line whatever the editor wrote, so that lines and columns are the same on every system.
 */
export function sourceText(bytes: Uint8Array): Parsed<string> {
  const fault = (message: string, hint: string, rule: ProblemRule = "file/unreadable"): Parsed<string> => ({
    ok: false,
    faults: [{ place: fileStart, rule, message, hint }],
  });
  if (bytes.length > largestFile) {
    return fault(
      `the file has ${bytes.length} bytes`,
      `expected at most ${largestFile}; split it, or keep large data elsewhere`,
      "file/size",
    );
  }
  let text: string;
  try {
    text = utf8.decode(bytes).replaceAll("\r\n", "\n");
  } catch {
    return fault(
      "the file is not UTF-8 text",
      "save it as UTF-8; a picture or an office file cannot be an entry",
    );
  }
  if (text.trim() === "") return fault("the file is empty", "write the entry, or delete the file");
  const control = controlCharacter(text);
  return control ? { ok: false, faults: [control] } : { ok: true, document: text };
}

/**
 * Control characters, and those that turn the direction of what stands behind them: with these, a text shows
 * something else than what is written, to the reviewer of a change as well as on the page.
 */
function controlCharacter(text: string): Fault | undefined {
  const at = text.search(/[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/u);
  if (at === -1) return undefined;
  const code = text.charCodeAt(at).toString(16).padStart(4, "0").toUpperCase();
  return {
    place: placesIn(text)(at, at + 1),
    rule: "file/unreadable",
    message: `the file holds the control character U+${code}`,
    hint: "delete the character, which the eye does not see; entries are plain text",
  };
}
