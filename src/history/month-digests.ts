import { addDays, type Day, daysInMonth, type PlanMemory, type PlanRepository } from "../model/index.ts";
import { pastStates } from "./past-states.ts";
import type { PlanPlace } from "./plan-place.ts";
import { knownAt, lastSoundOn, type RecordedLine } from "./recorded-line.ts";

/** What is wanted of a plan at the end of a month: plain data, which can be kept. */
export type DigestOf<Digest> = (repository: PlanRepository, asOf: Day, known: PlanMemory) => Digest;

export interface MonthDigest<Digest> {
  readonly day: Day;
  /** By which it is found again in the next build. */
  readonly key: string;
  readonly digest: Digest;
}

/** So many months are looked back at: five years. */
const mostMonths = 60;

/**
 * What is wanted of the plan at the end of each month that the history covers, oldest first: of the files as they
 * stood then, as of that day, or as of the reporting date that they stated.
 */
export async function monthDigests<Digest>(
  place: PlanPlace,
  line: RecordedLine,
  until: Day,
  digest: DigestOf<Digest>,
  kept: ReadonlyMap<string, unknown>,
): Promise<readonly MonthDigest<Digest>[]> {
  const [first] = line.commits;
  const wanted = (first ? monthEnds(first.day, until) : []).flatMap((day) => {
    const at = lastSoundOn(line, day);
    return at === undefined ? [] : [{ day, at, key: `${line.keys[at]} ${day}` }];
  });
  const found = new Map(wanted.map(({ key }) => [key, kept.get(key) as Digest | undefined]));
  const missing = wanted.filter(({ key }) => found.get(key) === undefined);
  const places = new Set(missing.map(({ at }) => at));
  const known = places.size > 0 ? knownAt(line, places) : new Map<number, PlanMemory>();
  for await (const { at, repository } of pastStates(place, line, (at) => places.has(at)))
    for (const each of missing)
      if (each.at === at && repository)
        found.set(
          each.key,
          digest(repository, repository.portal.asOf ?? each.day, known.get(at) as PlanMemory),
        );
  return wanted.flatMap(({ day, key }) => {
    const made = found.get(key);
    return made === undefined ? [] : [{ day, key, digest: made }];
  });
}

/** The last days of the months from a day on until another one, oldest first. */
function monthEnds(from: Day, until: Day): readonly Day[] {
  const ends: Day[] = [];
  for (let end = endOfMonth(from); end <= until; end = endOfMonth(addDays(end, 1))) ends.push(end);
  return ends.slice(-mostMonths);
}

function endOfMonth(day: Day): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return `${day.slice(0, 8)}${daysInMonth(year, month)}` as Day;
}
