import type { Json, JsonObject } from "#lib/contracts/json.ts";

/** The same list where no item changes: most of a large value does not. */
export function mapItems(items: Json[], map: (item: Json) => Json): Json[] {
  let copy: Json[] | undefined;
  for (let index = 0; index < items.length; index++) {
    const item = items[index] ?? null;
    const mapped = map(item);
    if (mapped === item) continue;
    copy ??= items.slice();
    copy[index] = mapped;
  }
  return copy ?? items;
}

/** The same object where no entry changes. */
export function mapEntries(value: JsonObject, mapKey: (key: string) => string, map: (item: Json, key: string) => Json): JsonObject {
  let entries: [key: string, item: Json][] | undefined;
  const keys = Object.keys(value);
  for (const [index, key] of keys.entries()) {
    const item = value[key] ?? null;
    const mappedKey = mapKey(key);
    const mapped = map(item, key);
    if (mapped !== item || mappedKey !== key) entries ??= keys.slice(0, index).map((before) => [before, value[before] ?? null]);
    entries?.push([mappedKey, mapped]);
  }
  return entries === undefined ? value : Object.fromEntries(entries);
}
