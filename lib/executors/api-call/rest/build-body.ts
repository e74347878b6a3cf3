import type { JsonObject } from "#lib/contracts/json.ts";
import { invalidParameter } from "#lib/executors/api-call/rest/invalid-parameter.ts";
import type { RestCall } from "#lib/executors/api-call/rest/rest-call.ts";
import { toPairs } from "#lib/executors/api-call/rest/to-pairs.ts";
import { toText } from "#lib/executors/api-call/rest/to-text.ts";

export interface RestBody {
  contentType: string;
  text: string;
}

/** The body made of the parameters that go nowhere else; a single one named `body` is the body itself. */
export function buildBody({ bodyType, bodySchema }: Pick<RestCall, "bodyType" | "bodySchema">, fields: JsonObject): RestBody | undefined {
  const names = Object.keys(fields);
  if (bodyType === "none" || (names.length === 0 && bodySchema === null)) return undefined;
  const isWhole = names.length === 1 && names[0] === "body";
  const content = isWhole ? (fields["body"] ?? null) : fields;
  if (bodyType === "json") return { contentType: "application/json", text: JSON.stringify(content) };
  if (bodyType === "form" && typeof content === "object" && content !== null && !Array.isArray(content)) {
    const pairs = Object.entries(content).flatMap(([name, value]) => toPairs(name, value));
    return { contentType: "application/x-www-form-urlencoded", text: new URLSearchParams(pairs).toString() };
  }
  if (bodyType === "text" && names.length === 0) return undefined;
  if (bodyType === "text" && isWhole) return { contentType: "text/plain; charset=utf-8", text: toText("body", content) };
  const expected = bodyType === "form" ? "must be an object" : "cannot be sent: the body is text, so its only parameter is `body`";
  throw invalidParameter(names.find((name) => name !== "body") ?? "body", expected);
}
