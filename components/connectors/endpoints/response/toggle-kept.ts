import type { Json, JsonObject } from "#lib/contracts/json.ts";
import type { Kept } from "./pick.ts";

/** Of a long list the first items show what there is. */
const ITEMS_MAX = 200;

export type Ticked = "all" | "some" | "none";

/** Whether the place that the steps lead to is kept, in part or not at all. Items of a list are one place. */
export function tickedAt(kept: Kept | undefined, steps: readonly string[]): Ticked {
  if (kept === undefined) return "none";
  if (kept === "all") return "all";
  const [name, ...rest] = steps;
  return name === undefined ? "some" : tickedAt(Object.hasOwn(kept.fields, name) ? kept.fields[name] : undefined, rest);
}

/** Keeps the place that the steps lead to, or drops it. Undefined when nothing is left. */
export function toggleKept(kept: Kept | undefined, sample: Json, steps: readonly string[], on: boolean): Kept | undefined {
  const [name, ...rest] = steps;
  if (name === undefined) return on ? "all" : undefined;
  const { list, names, at } = lookInto(sample);
  const before: { [name: string]: Kept } = kept === "all" ? Object.fromEntries(names.map((one) => [one, "all"])) : (kept?.fields ?? {});
  const known = (one: string) => (Object.hasOwn(before, one) ? before[one] : undefined);
  const next = toggleKept(known(name), at(name), rest, on);
  const all = names.flatMap((one): [string, Kept][] => {
    const value = one === name ? next : known(one);
    return value === undefined ? [] : [[one, value]];
  });
  if (all.length === 0) return undefined;
  return all.length === names.length && all.every(([, value]) => value === "all") ? "all" : { list, fields: Object.fromEntries(all) };
}

interface Inside {
  list: boolean;
  names: string[];
  at: (name: string) => Json;
}

/** The fields of an object, or of all items of a list together. */
export function lookInto(sample: Json): Inside {
  const list = Array.isArray(sample);
  const objects = (list ? sample.slice(0, ITEMS_MAX) : [sample]).filter(isObject);
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  // The fullest value shows most: an empty list or null tells nothing of what is inside.
  const at = (name: string) => merged(objects.flatMap((object) => (Object.hasOwn(object, name) ? [object[name] ?? null] : [])));
  return { list, names, at };
}

/** One value that has what each of them has. */
function merged(values: Json[]): Json {
  const lists = values.filter(Array.isArray);
  if (lists.length > 0) return lists.flat().slice(0, ITEMS_MAX);
  const objects = values.filter(isObject);
  if (objects.length === 0) return values.find((value) => value !== null) ?? null;
  const { names, at } = lookInto(objects.slice(0, ITEMS_MAX));
  return Object.fromEntries(names.map((name) => [name, at(name)]));
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
