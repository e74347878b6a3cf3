import type { Json, JsonObject } from "#lib/contracts/json.ts";

const STEPS_MAX = 10;

/** The schema that a local reference means, with what stands beside the reference; itself where there is none that is known. */
export function resolveRef(schema: JsonObject, root: JsonObject): JsonObject {
  let found = schema;
  for (let step = 0; step < STEPS_MAX && typeof found["$ref"] === "string"; step++) {
    const { $ref, ...beside } = found;
    const target = lookUp(root, String($ref));
    if (target === undefined) return found;
    found = { ...target, ...beside };
  }
  return found;
}

/** Of the forms of JSON Schema only `#/path/to/it`. */
function lookUp(root: JsonObject, ref: string): JsonObject | undefined {
  if (!ref.startsWith("#/")) return undefined;
  let found: Json | undefined = root;
  for (const step of ref.slice(2).split("/")) {
    const name = decoded(step).replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof found !== "object" || found === null || Array.isArray(found) || !Object.hasOwn(found, name)) return undefined;
    found = found[name];
  }
  return typeof found === "object" && found !== null && !Array.isArray(found) ? found : undefined;
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
