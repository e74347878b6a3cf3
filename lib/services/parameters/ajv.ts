import { Ajv2020, type FuncKeywordDefinition } from "ajv/dist/2020.js";
import addFormats, { type FormatName } from "ajv-formats";
import { RE2JS } from "re2js";
import { singleton } from "#lib/singleton.ts";

/** Formats whose checks run in linear time. Another name is an annotation only. */
const FORMATS: FormatName[] = [
  "date",
  "time",
  "date-time",
  "duration",
  "uri",
  "uri-reference",
  "email",
  "hostname",
  "ipv4",
  "ipv6",
  "uuid",
  "byte",
  "int32",
  "int64",
];

type Direction = "input" | "output";

/** A shared instance compiles many times faster than a new one, but never forgets what it compiled. */
const COMPILES_MAX = 1_000;

/** The process's present validator: input gets its defaults, output stays as it is. What older ones compiled lives as long as its users do. */
export function ajv(direction: Direction): Ajv2020 {
  const shared = singleton(`ajv.${direction}`, () => ({ instance: createAjv(direction), compiles: 0 }));
  if (shared.compiles >= COMPILES_MAX) Object.assign(shared, { instance: createAjv(direction), compiles: 0 });
  shared.compiles += 1;
  return shared.instance;
}

function createAjv(direction: Direction): Ajv2020 {
  const instance = new Ajv2020({
    strict: false,
    allErrors: true,
    useDefaults: direction === "input",
    addUsedSchema: false,
    logger: false,
    unicodeRegExp: false,
    code: { regExp: linearRegExp },
  });
  addFormats(instance, { formats: FORMATS, mode: "fast" });
  instance.removeKeyword("uniqueItems");
  instance.addKeyword(uniqueItems);
  return instance;
}

/** Patterns come from users: RE2 matches in linear time, where a backtracking engine can be made to hang. */
const linearRegExp = Object.assign(
  (pattern: string) => {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
    // ajv tells patterns apart by their text.
    return { test: (text: string) => compiled.matcher(text).find(), toString: () => `/${pattern}/` };
  },
  { code: "re2" },
);

/** ajv compares every pair; sorting keys into a text compares each item once. */
const uniqueItems: FuncKeywordDefinition = {
  keyword: "uniqueItems",
  type: "array",
  schemaType: "boolean",
  error: { message: "must NOT have duplicate items" },
  validate: (wanted: boolean, items: unknown[]) => !wanted || new Set(items.map(canonical)).size === items.length,
};

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
