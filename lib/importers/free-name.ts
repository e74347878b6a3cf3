const CHARS_MAX = 64;

/** The name, or the first of `name_2`, `name_3` … that nobody has. */
export function freeName(name: string, separator: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) {
    const ending = `${separator}${count}`;
    free = `${name.slice(0, CHARS_MAX - ending.length)}${ending}`;
  }
  return free;
}
