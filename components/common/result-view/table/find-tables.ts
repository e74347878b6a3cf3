import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { childPointer, writePath } from "../tree/pointer.ts";

export interface FoundTable {
  pointer: string;
  /** Where it is, as a path; empty for the whole value. */
  path: string;
  rows: JsonObject[];
}

const DEPTH_MAX = 3;
const PROPERTIES_MAX = 200;

/** The lists of objects that a value is or has, the outermost first. */
export function findTables(value: Json): FoundTable[] {
  const found: FoundTable[] = [];
  let level: { pointer: string; value: Json }[] = [{ pointer: "", value }];
  for (let depth = 0; depth <= DEPTH_MAX && level.length > 0; depth++) {
    for (const place of level) {
      if (isTable(place.value)) found.push({ pointer: place.pointer, path: writePath(value, place.pointer), rows: place.value });
    }
    level = level
      .flatMap(({ pointer, value }) =>
        isObject(value) ? Object.entries(value).map(([name, child]) => ({ pointer: childPointer(pointer, name), value: child })) : [],
      )
      .slice(0, PROPERTIES_MAX);
  }
  return found;
}

function isTable(value: Json): value is JsonObject[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
