import type { Json } from "#lib/contracts/json.ts";
import { childPath } from "./child-path.ts";

/** The first place of a value that another does not have, or has otherwise; what the other has besides is no loss. */
export function lostIn(value: Json, kept: Json | undefined, path: string): string | undefined {
  if (Array.isArray(value) && Array.isArray(kept) && value.length === kept.length) {
    return firstOf(value.map((item, index) => lostIn(item, kept[index], `${path}[${index}]`)));
  }
  if (isObject(value) && isObject(kept)) {
    return firstOf(
      Object.entries(value).map(([name, item]) => lostIn(item, Object.hasOwn(kept, name) ? kept[name] : undefined, childPath(path, name))),
    );
  }
  return JSON.stringify(value) === JSON.stringify(kept) ? undefined : path;
}

function firstOf(paths: (string | undefined)[]): string | undefined {
  return paths.find((path) => path !== undefined);
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
