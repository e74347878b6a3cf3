import type { Json } from "#lib/contracts/json.ts";
import { mapEntries, mapItems } from "#lib/map-json.ts";
import { REDACTED } from "#lib/redact-spellings.ts";

const SECRET_KEY =
  /^(password|passwd|pwd|secret|token|api[_-]?key|authorization|access[_-]?token|refresh[_-]?token|client[_-]?secret|private[_-]?key)$/i;
const SECRET_KEY_SOMEWHERE = /(password|passwd|pwd|secret|token|key|authorization)":/i;

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
