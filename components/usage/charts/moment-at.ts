/** The moment that is nearest to a place on the axis, from 0 at its start to 1 at its end; beyond its ends, the first or the last. */
export function momentAt(moments: readonly number[], share: number): number | undefined {
  const last = moments.length - 1;
  const index = Number.isFinite(share) ? Math.round(share * last) : 0;
  return moments[Math.min(last, Math.max(0, index))];
}
