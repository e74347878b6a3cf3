import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { invalidParameters } from "#lib/executors/api-call/rest/invalid-parameter.ts";
import { toText } from "#lib/executors/api-call/rest/parameters/to-text.ts";
import type { GrpcCall } from "../grpc-call.ts";

/** What travels as metadata, and the fields of the message. */
export function sortMetadata(
  declared: GrpcCall["metadata"],
  parameters: Record<string, Json>,
): { metadata: Record<string, string>; fields: JsonObject } {
  const fields: JsonObject = { ...parameters };
  const metadata: Record<string, string> = {};
  const missing: string[] = [];
  for (const { name, required } of declared) {
    const value = Object.hasOwn(parameters, name) ? (parameters[name] ?? null) : null;
    delete fields[name];
    if (value !== null) metadata[name.toLowerCase()] = toText(name, value);
    else if (required === true) missing.push(name);
  }
  if (missing.length > 0) throw invalidParameters(missing.map((name) => ({ path: `parameters.${name}`, message: "is required" })));
  return { metadata, fields };
}
