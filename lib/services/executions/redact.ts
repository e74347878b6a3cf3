import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { mayHoldSpellings, REDACTED, redactSpellings } from "#lib/redact-spellings.ts";

const SECRET_KEY =
  /^(password|passwd|pwd|secret|token|api[_-]?key|authorization|access[_-]?token|refresh[_-]?token|client[_-]?secret|private[_-]?key)$/i;
const SECRET_KEY_SOMEWHERE = /(password|passwd|pwd|secret|token|key|authorization)":/i;

/** The value without any secret, in keys and values alike; the same value where there is none. */
export function redactJson<T extends Json>(value: T, secrets: readonly string[]): T {
  if (secrets.length === 0 || !mayHoldSpellings(JSON.stringify(value), secrets)) return value;
  const numbers = new Set(secrets.filter((secret) => String(Number(secret)) === secret));
  const redactKey = (key: string) => redactSpellings(key, secrets);
  const redact = (item: Json): Json => {
    if (typeof item === "string") return redactSpellings(item, secrets);
    if (typeof item === "number") return numbers.size > 0 && numbers.has(String(item)) ? REDACTED : item;
    if (typeof item !== "object" || item === null) return item;
    return Array.isArray(item) ? mapItems(item, redact) : mapEntries(item, redactKey, redact);
  };
  // The shape stays; only texts (and numbers that spell a secret) change.
  return redact(value) as T;
}

/** For the log: values under names such as `password` or `apiKey` are not kept. */
export function redactByName<T extends Json>(value: T): T {
  return SECRET_KEY_SOMEWHERE.test(JSON.stringify(value)) ? (hideNamed(value) as T) : value;
}

function hideNamed(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return mapItems(value, hideNamed);
  return mapEntries(value, sameKey, (item, key) => (item !== null && SECRET_KEY.test(key) ? REDACTED : hideNamed(item)));
}

const sameKey = (key: string) => key;

/** The same list where no item changes: most of a large value does not. */
function mapItems(items: Json[], map: (item: Json) => Json): Json[] {
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
function mapEntries(value: JsonObject, mapKey: (key: string) => string, map: (item: Json, key: string) => Json): JsonObject {
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
