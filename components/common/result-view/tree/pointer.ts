import type { Json } from "#lib/contracts/json.ts";

/** The JSON Pointer (RFC 6901) of a child. */
export function childPointer(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The pointers of everything that a place lies in, the whole value first. */
export function ancestorsOf(pointer: string): string[] {
  const ends = [...pointer.matchAll(/\//g)].map(({ index }) => index);
  return ends.map((end) => pointer.slice(0, end));
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function valueAt(value: Json, pointer: string): Json | undefined {
  let found: Json | undefined = value;
  for (const step of stepsOf(pointer)) {
    if (typeof found !== "object" || found === null) return undefined;
    found = Array.isArray(found) ? found[Number(step)] : Object.hasOwn(found, step) ? found[step] : undefined;
  }
  return found;
}

/** A place as JavaScript would write it: `items[2].name`, `["first name"]`; empty for the whole value. */
export function writePath(value: Json, pointer: string): string {
  let path = "";
  let inside: Json | undefined = value;
  for (const step of stepsOf(pointer)) {
    const isItem = Array.isArray(inside);
    if (isItem) path += `[${step}]`;
    else if (/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(step)) path += path === "" ? step : `.${step}`;
    else path += `[${JSON.stringify(step)}]`;
    inside = valueAt(inside ?? null, childPointer("", step));
  }
  return path;
}
