import type { JsonObject } from "#lib/contracts/json.ts";
import { refuse } from "#lib/refuse.ts";
import { schemaCost } from "#lib/schema-cost.ts";

const BYTES_MAX = 64 * 1024;
const COST_MAX = 5_000;
/** They change what a reference means, or leave a name behind in the shared validator. */
const REFUSED = new Set(["$dynamicRef", "$recursiveRef", "$anchor", "$dynamicAnchor", "$recursiveAnchor"]);

/** Refuses schemas whose check can take time out of proportion. */
export function assertBoundedSchema(schema: JsonObject, path: string): void {
  if (JSON.stringify(schema).length > BYTES_MAX) throw refuse(path, "is larger than 64 KB");
  const fault = (message: string) => refuse(path, message);
  const check = (keyword: string, owner: JsonObject) => {
    if (REFUSED.has(keyword) || (keyword === "$id" && owner !== schema)) throw fault(`uses ${keyword}, which is not supported`);
  };
  if (schemaCost(schema, { fault, check }) > COST_MAX) throw fault("is too complex to check");
}
