/**
 * Whether a path leads somewhere else by `.` or `..`. URLs resolve them also as `%2e`; services behind them decode what is encoded once or
 * more, take `\` for a slash, or cut off what follows a `;`.
 */
export function hasDotSegments(path: string): boolean {
  return path
    .replace(/%(25)*2e/gi, ".")
    .replace(/%(25)*(2f|5c)/gi, "/")
    .replace(/%(25)*3b/gi, ";")
    .split(/[/\\]/)
    .some((segment) => /^\.{1,2}(;.*)?$/.test(segment));
}
