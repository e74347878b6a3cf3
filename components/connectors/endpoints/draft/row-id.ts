const ids = new WeakMap<object, string>();
let count = 0;

/** A name for a row that stays while the parameter in it is edited: two rows may have the same name, or none, for a while. */
export function rowId(parameter: object): string {
  const id = ids.get(parameter) ?? `row-${++count}`;
  ids.set(parameter, id);
  return id;
}

/** The same row with other contents. */
export function sameRow<T extends object>(before: object, after: T): T {
  ids.set(after, rowId(before));
  return after;
}
