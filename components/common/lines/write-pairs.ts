/** An object as `name<separator>value` lines, for a person to edit. */
export function writePairs(pairs: Readonly<Record<string, string>>, separator: string): string {
  return Object.entries(pairs)
    .map(([name, value]) => `${name}${separator}${value}`)
    .join("\n");
}
