import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { DEPTH_MAX } from "#lib/executors/depth-max.ts";
import { exceedsDepth } from "#lib/json-depth.ts";

/** Server-sent events (HTML, section 9.2.6): `{event, data, id?}` each; data that is a JSON object or list is parsed. One that is not finished is left out. */
export function parseEvents(text: string): JsonObject[] {
  const blocks = text.replace(/\r\n?/g, "\n").split("\n\n");
  // What follows the last empty line did not end.
  return blocks
    .slice(0, -1)
    .map(toEvent)
    .filter((event) => event !== undefined);
}

function toEvent(block: string): JsonObject | undefined {
  const data: string[] = [];
  let event = "message";
  let id: string | undefined;
  for (const line of block.split("\n")) {
    const { field, value } = toField(line);
    if (field === "data") data.push(value);
    if (field === "event" && value !== "") event = value;
    if (field === "id") id = value;
  }
  if (data.length === 0) return undefined;
  return { event, data: parsed(data.join("\n")), ...(id === undefined ? {} : { id }) };
}

/** LF, CRLF and CR end a line, and nothing else does: a value may hold whatever other services take for an end. */
function toField(line: string): { field: string; value: string } {
  const colon = line.indexOf(":");
  if (colon === -1) return { field: line, value: "" };
  return { field: line.slice(0, colon), value: line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1) };
}

function parsed(text: string): Json {
  if (!/^\s*[{[]/.test(text) || exceedsDepth(text, DEPTH_MAX)) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
