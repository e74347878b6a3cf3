const EXACT = new Intl.NumberFormat("en");
const SHORT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** `9,842`, and from a hundred thousand on `1.2M`. */
export function formatCount(count: number): string {
  return (count < 100_000 ? EXACT : SHORT).format(count);
}
