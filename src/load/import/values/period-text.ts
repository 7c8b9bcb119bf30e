import { type Period, periodFault, periodForms } from "../../../model/index.ts";
import { quoted } from "../note.ts";
import { type DateOrder, dayOf, monthOf } from "./day-text.ts";
import { type Outcome, refused, taken } from "./outcome.ts";

/** A period as people write it: our own forms, `Q3 2026`, `Dec 2026`, `12/2026`, `FY2026`, or any day. */
export function periodOf(text: string, order: DateOrder): Outcome<Period> {
  const trimmed = text.trim();
  const own = ownForm(trimmed);
  if (own === undefined) {
    const asDay = dayOf(trimmed, order);
    if (asDay.ok) return taken(asDay.value as string as Period);
    if (!asDay.message.endsWith("is not a date")) return asDay;
    return refused(`${quoted(text)} is not a period`, `write it as ${periodForms}`);
  }
  const fault = periodFault(own);
  if (fault === undefined) return taken(own as Period);
  return refused(`${quoted(text)} ${fault}`, `write it as ${periodForms}`);
}

function ownForm(text: string): string | undefined {
  if (/^\d{4}(-(\d{2}|Q[1-4]|W\d{2}))?$/.test(text)) return text;
  const quarter = /^Q([1-4])[- /]?(\d{4})$/i.exec(text) ?? /^(?:Q)?([1-4])\. quarter (\d{4})$/i.exec(text);
  if (quarter) return `${quarter[2]}-Q${quarter[1]}`;
  const yearFirst = /^(\d{4})[ -/]?Q([1-4])$/i.exec(text);
  if (yearFirst) return `${yearFirst[1]}-Q${yearFirst[2]}`;
  const fiscal = /^FY ?(\d{4})$/i.exec(text);
  if (fiscal) return fiscal[1];
  const named = /^([a-z]+)\.?[- ,/]+(\d{4})$/i.exec(text);
  const month = named && monthOf(named[1] ?? "");
  if (month) return `${named[2]}-${String(month).padStart(2, "0")}`;
  const numbers = /^(\d{1,2})[/.](\d{4})$/.exec(text);
  if (numbers) return `${numbers[2]}-${(numbers[1] ?? "").padStart(2, "0")}`;
  const slashed = /^(\d{4})[/.](\d{1,2})$/.exec(text);
  return slashed ? `${slashed[1]}-${(slashed[2] ?? "").padStart(2, "0")}` : undefined;
}
