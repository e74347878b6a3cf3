import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { schemaCost } from "#lib/schema-cost.ts";

/** Every part of a value can break every part of a schema, and each problem is an object. */
const PROBLEMS_MAX = 20_000;

/** Whether all problems of a value can be listed: told without looking at more of it than that. */
export function isSmallFor(schema: JsonObject | boolean): (value: Json) => boolean {
  const partsMax = typeof schema === "boolean" ? PROBLEMS_MAX : PROBLEMS_MAX / schemaCost(schema, { weigh: problemsOf });
  return (value) => {
    let parts = 0;
    const open: Json[] = [value];
    for (let item = open.pop(); item !== undefined; item = open.pop()) {
      parts += 1;
      const items = itemsOf(item);
      if (parts + open.length + items.length > partsMax) return false;
      for (const each of items) open.push(each);
    }
    return true;
  };
}

function itemsOf(value: Json): readonly Json[] {
  if (typeof value !== "object" || value === null) return [];
  return Array.isArray(value) ? value : Object.values(value);
}

/** Each name that is missing is a problem of its own. */
function problemsOf({ required, dependentRequired, dependencies }: JsonObject): number {
  const lists = [required, ...[dependentRequired, dependencies].flatMap((map) => Object.values(map ?? {}))];
  return lists.reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 1);
}
