/** The path of a property, written as the server writes it: a name of digits alone looks like an index. */
export function childPath(path: string, name: string): string {
  return /^\d+$/.test(name) ? `${path}[${name}]` : `${path}.${name}`;
}
