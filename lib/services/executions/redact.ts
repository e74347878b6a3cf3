import type { Json } from "#lib/contracts/json.ts";

export const REDACTED = "[redacted]";
const SECRET_KEY =
  /^(password|passwd|pwd|secret|token|api[_-]?key|authorization|access[_-]?token|refresh[_-]?token|client[_-]?secret|private[_-]?key)$/i;
const SECRET_KEY_SOMEWHERE = /(password|passwd|pwd|secret|token|key|authorization)":/i;

/** The text without any secret. */
export function redactText(text: string, secrets: string[]): string {
  return secrets.reduce((rest, secret) => (rest.includes(secret) ? rest.replaceAll(secret, REDACTED) : rest), text);
}

/** The value without any secret, in keys and values alike; the same value where there is none. */
export function redactJson<T extends Json>(value: T, secrets: string[]): T {
  if (secrets.length === 0) return value;
  const text = JSON.stringify(value);
  const spelled = secrets.some((secret) => text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1)));
  // The shape stays; only texts (and numbers that spell a secret) change.
  return spelled ? (walk(value, secrets) as T) : value;
}

function walk(value: Json, secrets: string[]): Json {
  if (typeof value === "string") return redactText(value, secrets);
  if (typeof value === "number") return secrets.includes(String(value)) ? REDACTED : value;
  if (Array.isArray(value)) return value.map((item) => walk(item, secrets));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [redactText(key, secrets), walk(item, secrets)]));
}

/** For the log: values under names such as `password` or `apiKey` are not kept. */
export function redactByName<T extends Json>(value: T): T {
  return SECRET_KEY_SOMEWHERE.test(JSON.stringify(value)) ? (hideNamed(value) as T) : value;
}

function hideNamed(value: Json): Json {
  if (Array.isArray(value)) return value.map(hideNamed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, SECRET_KEY.test(key) && item !== null ? REDACTED : hideNamed(item)]),
  );
}
