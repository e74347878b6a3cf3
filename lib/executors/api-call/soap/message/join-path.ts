/** Where a field stands in the parameters; the parameters themselves have the empty path. */
export function joinPath(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
