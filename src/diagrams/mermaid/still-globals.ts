// What makes two renders of one source differ: the reader's time zone, the day, and chance. In the thread
// that draws, all three stand still. A thread shares the time zone of its process, so the local methods of
// `Date` are pointed at UTC here; both Day.js and d3, which Mermaid dates with, go through them.

const localParts = ["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds", "Milliseconds"];

/** The day that a diagram takes for today, e.g. for a task without a date. */
const fixedNow = Date.UTC(2000, 0, 1);

/** Replaces `Date` in this thread by one that is always in UTC and whose clock stands. */
export function installStillDate(): void {
  const RealDate = globalThis.Date;
  for (const part of localParts) {
    for (const verb of ["get", "set"]) {
      const method = Reflect.get(RealDate.prototype, `${verb}UTC${part}`);
      if (method) Object.defineProperty(RealDate.prototype, verb + part, { value: method });
    }
  }
  Object.defineProperty(RealDate.prototype, "getTimezoneOffset", { value: () => 0 });
  globalThis.Date = new Proxy(RealDate, {
    construct(target, values: unknown[], newTarget) {
      return Reflect.construct(target, [timeOf(target, values)], newTarget);
    },
    get: (target, key) => (key === "now" ? () => fixedNow : Reflect.get(target, key)),
  });
}

/** Starts `Math.random` afresh, so that a render does not depend on those before it. */
export function resetRandom(): void {
  let state = 1;
  // The generator mulberry32: four lines, and good enough to place nodes.
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What `new Date(...values)` means in milliseconds, in UTC. */
function timeOf(RealDate: DateConstructor, values: readonly unknown[]): number {
  if (values.length === 0) return fixedNow;
  if (values.length > 1) {
    const [year = 0, month = 0, ...rest] = values.map(Number);
    return RealDate.UTC(year, month, ...rest);
  }
  const [value] = values;
  if (typeof value !== "string") return new RealDate(value as number | Date).getTime();
  // Text without a zone, e.g. `2026-03-01T09:00` or `March 1, 2026`, is local time; only a day alone is UTC.
  const hasZone = /(?:Z|GMT|UTC|[-+]\d{2}:?\d{2})\)?\s*$/i.test(value) || /^\d{4}(-\d{2}){0,2}$/.test(value);
  const iso = /^\d{4}-\d{2}-\d{2}T/.test(value);
  return RealDate.parse(hasZone ? value : `${value}${iso ? "Z" : " UTC"}`);
}
