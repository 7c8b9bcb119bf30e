/** Astro reports its use unless it is told not to. No build of a plan sends anything anywhere. */
export function withoutTelemetry(): void {
  process.env["ASTRO_TELEMETRY_DISABLED"] = "1";
}
