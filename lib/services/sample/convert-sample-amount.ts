/** Units of each currency for one euro; fixed, so that an example always gives the same answer. */
const RATES = { EUR: 1, USD: 1.08, GBP: 0.85, JPY: 162 };
export type SampleCurrency = keyof typeof RATES;

export function convertSampleAmount({ amount, from, to }: { amount: number; from: SampleCurrency; to: SampleCurrency }) {
  const rate = RATES[to] / RATES[from];
  const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;
  return { amount, from, to, rate: round(rate, 6), result: round(amount * rate, 2) };
}
