import type { Json } from "../json.ts";
import type { DefinitionChange } from "../versions.ts";

const TEXT_MAX = 80;

export function change(path: string, text: string, breaking: boolean): DefinitionChange {
  return { path, text, breaking };
}

/** A name or value inside a sentence; screens show it as code. */
export function quote(text: string): string {
  return `\`${text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text}\``;
}

/** A value, or several, in a sentence. */
export function short(value: Json): string {
  return quote(Array.isArray(value) ? value.map((one) => JSON.stringify(one)).join(", ") : JSON.stringify(value));
}

/** How a place in a schema is spoken of. */
export interface Describe {
  path: string;
  /** "`limit`", "The result". */
  name: string;
  possessive: string;
  child: (name: string) => string;
  join: (name: string) => string;
  into: (name: string) => Describe;
  items: () => Describe;
}

/** The root is spoken of by `name`, what is inside by its path. */
export function describeAt(name: string, root: string, steps = ""): Describe {
  const step = (child: string) => (steps === "" ? child : `${steps}.${child}`);
  const inside = (path: string) => ({ ...describeAt(quote(path), root, path) });
  return {
    path: steps === "" ? root : `${root}.${steps}`,
    name,
    possessive: name.endsWith("s") ? `${name}’` : `${name}’s`,
    child: (child) => quote(step(child)),
    join: (child) => `${root}.${step(child)}`,
    into: (child) => inside(step(child)),
    items: () => inside(`${steps}[]`),
  };
}
