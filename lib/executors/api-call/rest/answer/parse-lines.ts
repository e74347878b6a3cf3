import type { Json } from "#lib/contracts/json.ts";
import { parseJson } from "#lib/executors/api-call/rest/answer/parse-json.ts";

/** One JSON value on each line (NDJSON, JSON Lines), or after each RS (RFC 7464). A cut last line is left out. */
export function parseLines(text: string, truncated: boolean): Json[] {
  const lines = text.replaceAll("\u001e", "\n").split("\n");
  return (truncated ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== "").map(parseJson);
}
