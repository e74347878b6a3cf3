import type { Json } from "#lib/contracts/json.ts";
import { mapEntries, mapItems } from "#lib/map-json.ts";
import { mayHoldSpellings, REDACTED, redactSpellings } from "#lib/redact-spellings.ts";

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
