const HOUR_MS = 3_600_000;

export type RangeName = "24h" | "7d" | "30d" | "90d";

export const RANGES: readonly { id: RangeName; label: string; ms: number }[] = [
  { id: "24h", label: "24 hours", ms: 24 * HOUR_MS },
  { id: "7d", label: "7 days", ms: 7 * 24 * HOUR_MS },
  { id: "30d", label: "30 days", ms: 30 * 24 * HOUR_MS },
  { id: "90d", label: "90 days", ms: 90 * 24 * HOUR_MS },
];

export function readRange(text: string | undefined): RangeName {
  return RANGES.find(({ id }) => id === text)?.id ?? "7d";
}

/** Up to now. */
export function toRange(name: RangeName): { from: string; to: string } {
  const { ms } = RANGES.find(({ id }) => id === name) ?? { ms: HOUR_MS };
  const to = Date.now();
  return { from: new Date(to - ms).toISOString(), to: new Date(to).toISOString() };
}
