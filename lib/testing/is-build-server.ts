/** On a build server a skipped suite would look like a passed one, so there it fails. */
export function isBuildServer(): boolean {
  return !["", "0", "false"].includes(process.env["CI"] ?? "");
}
