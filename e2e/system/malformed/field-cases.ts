import { type Case, caseOf, type Material, type Target } from "./case.ts";

type Path = (string | number)[];
type Leaf = [path: Path, value: unknown];

const DEEP = Array.from({ length: 80 }).reduce<unknown>((inner) => ({ inner }), 1);

/** Every field of every body, one at a time, with values that fit no field at all. */
export function fieldCases({ targets }: Material): Case[] {
  return targets.flatMap((target) => fieldsOf(target.body, []).flatMap(([path, value]) => wrongValues(target, path, value)));
}

function wrongValues(target: Target, path: Path, value: unknown): Case[] {
  const make = (label: string, wrong: unknown) =>
    caseOf(`${path.join(".")} = ${label}`, target, { body: JSON.stringify(withValue(target.body, path, wrong)) }, 400);
  const isText = typeof value === "string";
  const [kind, place] = [kindOf(target), placeOf(target, path)];
  return [
    make("80 levels", DEEP),
    // What is executed may hold any text; what is stored may not.
    ...(kind === "stored" ? [make("a NUL key", { "\u0000": 1 }), make("a lone surrogate as key", { "\ud800": 1 })] : []),
    ...(kind === "stored" && isText ? [make("NUL", "a\u0000b"), make("a lone surrogate", "a\udfffb")] : []),
    ...(place === "anything" ? [] : [make("a list in a list", [[]])]),
    ...(place === "fixed" ? [make("__proto__", JSON.parse('{"__proto__":[1]}'))] : []),
    ...(typeof value === "number" && place === "fixed" ? NUMBERS.map((number) => withNumber(target, path, number)) : []),
  ];
}

function kindOf({ operation }: Target): "stored" | "executed" {
  return /^(execute|call|run|send)/.test(operation.id) ? "executed" : "stored";
}

/** Fields that take any JSON, those that take an object with any keys, and all others. */
function placeOf({ operation }: Target, path: Path): "anything" | "open" | "fixed" {
  if (path.includes("default") || path.includes("enum")) return "anything";
  if (/Example$/.test(operation.id) && path.length > 1 && path[0] === "parameters") return "anything";
  return ["responseSchema", "defaultHeaders", "parameters"].includes(String(path.at(-1))) ? "open" : "fixed";
}

/** As JSON texts, because JavaScript cannot write some of them. */
const NUMBERS = ["1e400", "-1e400", '"1"', "{}"];

function withNumber(target: Target, path: Path, number: string): Case {
  const body = JSON.stringify(withValue(target.body, path, "@@number@@")).replace('"@@number@@"', number);
  return caseOf(`${path.join(".")} = ${number}`, target, { body }, 400);
}

/** All fields of a value, at any depth. */
function fieldsOf(value: unknown, path: Path): Leaf[] {
  if (typeof value !== "object" || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, item]) => [[[...path, key], item] as Leaf, ...fieldsOf(item, [...path, key])]);
}

function withValue(value: unknown, [key, ...rest]: Path, wrong: unknown): unknown {
  if (key === undefined) return wrong;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? withValue(item, rest, wrong) : item));
  return { ...(value as object), [key]: withValue((value as Record<string, unknown>)[key], rest, wrong) };
}
