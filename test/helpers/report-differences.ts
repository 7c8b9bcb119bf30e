type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * Where two JSON documents differ, as lines with the path; numbers may differ by a millionth. A field that one
 * of them lacks is a difference.
 */
export function differences(found: Json | undefined, expected: Json | undefined, path = "report"): string[] {
  if (typeof found === "number" && typeof expected === "number") {
    const isClose = Math.abs(found - expected) <= 1e-6 * Math.max(1, Math.abs(expected));
    return isClose ? [] : [`${path}: found ${found}, expected ${expected}`];
  }
  if (isContainer(found) && isContainer(expected) && Array.isArray(found) === Array.isArray(expected)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
    return keys.flatMap((key) =>
      differences(
        (found as Record<string, Json>)[key],
        (expected as Record<string, Json>)[key],
        `${path}.${key}`,
      ),
    );
  }
  return found === expected
    ? []
    : [`${path}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`];
}

function isContainer(value: Json | undefined): value is Json[] | { [key: string]: Json } {
  return typeof value === "object" && value !== null;
}
