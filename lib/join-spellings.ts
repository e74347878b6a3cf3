const joined = new WeakMap<readonly string[], WeakMap<readonly string[], readonly string[]>>();

/** Both lists of spellings as one, longest first: the same list for the same two, so that it is compiled for redaction once. */
export function joinSpellings(one: readonly string[], other: readonly string[]): readonly string[] {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  const known = joined.get(one) ?? new WeakMap<readonly string[], readonly string[]>();
  joined.set(one, known);
  const list = known.get(other) ?? [...one, ...other].sort((a, b) => b.length - a.length);
  known.set(other, list);
  return list;
}
