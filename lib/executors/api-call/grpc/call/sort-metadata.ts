import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { bodyNames } from "#lib/executors/api-call/body-names.ts";
import { toText } from "#lib/executors/api-call/rest/parameters/to-text.ts";
import type { GrpcCall } from "../grpc-call.ts";

/** What travels as metadata, and the fields of the message; what both have goes to both. */
export function sortMetadata(
  { metadata: declared, bodySchema }: Pick<GrpcCall, "metadata" | "bodySchema">,
  parameters: Record<string, Json>,
): { metadata: Record<string, string>; fields: JsonObject } {
  const fields: JsonObject = { ...parameters };
  const metadata: Record<string, string> = {};
  const inMessage = bodyNames(bodySchema);
  for (const { name } of declared) {
    const value = Object.hasOwn(parameters, name) ? (parameters[name] ?? null) : null;
    if (!inMessage.has(name)) delete fields[name];
    if (value !== null) metadata[name.toLowerCase()] = toText(name, value);
  }
  return { metadata, fields };
}
