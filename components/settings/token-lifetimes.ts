const DAY_MS = 86_400_000;

export const LIFETIMES = [
  { days: "7", label: "In 7 days" },
  { days: "30", label: "In 30 days" },
  { days: "90", label: "In 90 days" },
  { days: "365", label: "In a year" },
  { days: "never", label: "Never" },
] as const;

/** The moment a lifetime ends; null for never. */
export function expiryDate(days: string, now: number): string | null {
  const count = Number(days);
  return Number.isFinite(count) ? new Date(now + count * DAY_MS).toISOString() : null;
}
