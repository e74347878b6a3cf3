import { Ajv2020, type FuncKeywordDefinition, type KeywordCxt } from "ajv/dist/2020.js";
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
/** `all` lists every problem, `first` stops at one: in a large value there may be millions. */
type Problems = "all" | "first";

/** A shared instance compiles many times faster than a new one, but never forgets what it compiled. */
const COMPILES_MAX = 1_000;

/** The process's present validator: input gets its defaults, output stays as it is. What older ones compiled lives as long as its users do. */
export function ajv(direction: Direction, problems: Problems): Ajv2020 {
  const shared = singleton(`ajv.${direction}.${problems}`, () => ({ instance: createAjv(direction, problems), compiles: 0 }));
  if (shared.compiles >= COMPILES_MAX) Object.assign(shared, { instance: createAjv(direction, problems), compiles: 0 });
  shared.compiles += 1;
  return shared.instance;
}

function createAjv(direction: Direction, problems: Problems): Ajv2020 {
  const instance = new Ajv2020({
    strict: false,
    allErrors: problems === "all",
    useDefaults: direction === "input",
    addUsedSchema: false,
    logger: false,
    unicodeRegExp: false,
    code: { regExp: linearRegExp },
  });
  addFormats(instance, { formats: FORMATS, mode: "fast" });
  instance.removeKeyword("uniqueItems");
  instance.addKeyword(uniqueItems);
  if (problems === "first") forgetMisses(instance);
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

/** `contains` looks on after an item that does not match, and keeps the problems of all of them until it is done. */
function forgetMisses(instance: Ajv2020): void {
  const built = instance.getKeyword("contains");
  if (typeof built !== "object" || !("code" in built)) throw new Error("ajv has no such keyword");
  const code = (cxt: KeywordCxt) => {
    const check = cxt.subschema.bind(cxt);
    cxt.subschema = (part, valid) => {
      const checked = check({ ...part, createErrors: false }, valid);
      cxt.reset();
      return checked;
    };
    built.code(cxt);
  };
  instance.removeKeyword("contains");
  instance.addKeyword({ ...built, code });
}

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
