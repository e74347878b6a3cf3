import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { toRe2Pattern } from "#lib/executors/api-call/soap/json-schema/to-re2-pattern.ts";
import { fromLexical } from "#lib/executors/api-call/soap/xsd/from-lexical.ts";
import type { Facets, SimpleType } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

export type Direction = "input" | "output";

const integer = (minimum: number, maximum: number): JsonObject => ({ type: "integer", minimum, maximum });
/** Numbers that JSON may not hold exactly are texts of digits. */
const digits = (pattern: string, limits: JsonObject = {}): JsonObject => ({
  anyOf: [
    { type: "integer", ...limits },
    { type: "string", pattern },
  ],
});
const SIGNED = digits("^[+-]?[0-9]+$");
const UNSIGNED = digits("^[+]?[0-9]+$", { minimum: 0 });
const NEGATIVE = digits("^-?[0-9]+$", { maximum: 0 });
const FLOAT: JsonObject = { anyOf: [{ type: "number" }, { enum: ["INF", "-INF", "NaN"] }] };

const BUILTIN: Record<string, JsonObject> = {
  boolean: { type: "boolean" },
  byte: integer(-128, 127),
  unsignedByte: integer(0, 255),
  short: integer(-32_768, 32_767),
  unsignedShort: integer(0, 65_535),
  int: integer(-2_147_483_648, 2_147_483_647),
  unsignedInt: integer(0, 4_294_967_295),
  long: SIGNED,
  integer: SIGNED,
  unsignedLong: UNSIGNED,
  nonNegativeInteger: UNSIGNED,
  positiveInteger: digits("^[+]?[0-9]+$", { minimum: 1 }),
  nonPositiveInteger: NEGATIVE,
  negativeInteger: digits("^-[0-9]+$", { maximum: -1 }),
  decimal: { anyOf: [{ type: "number" }, { type: "string", pattern: "^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)$" }] },
  float: FLOAT,
  double: FLOAT,
  base64Binary: { type: "string", contentEncoding: "base64" },
  hexBinary: { type: "string", pattern: "^([0-9A-Fa-f]{2})*$" },
};

const ZONE = "(Z|[+-][0-9]{2}:[0-9]{2})?$";
const DATE = "^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}";
const TIME = "[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?";
/** A date of XML Schema may have a time zone, and a time may have none: the formats of JSON Schema want it otherwise. */
const DATES: Record<string, Record<Direction, JsonObject>> = {
  dateTime: oneFormat("date-time", `${DATE}T${TIME}${ZONE}`),
  date: oneFormat("date", `${DATE}${ZONE}`),
  time: oneFormat("time", `^${TIME}${ZONE}`),
};

function oneFormat(format: string, pattern: string): Record<Direction, JsonObject> {
  return { input: { type: "string", anyOf: [{ format }, { pattern }] }, output: { type: "string", pattern } };
}

/** Told of each type that is to be written and of its long texts; answers whether there is room for it. */
type Spend = (chars: number) => boolean;

/** A simple type as JSON Schema. Of answers, bounds and patterns are left to the service that made them. */
export function simpleToJsonSchema(type: SimpleType, direction: Direction, spend: Spend): JsonObject {
  // Lists and unions may name the same types over and over.
  if (!spend(charsOf(type))) return {};
  if (type.item !== null) {
    return { type: "array", items: simpleToJsonSchema(type.item, direction, spend), ...countFacets(type.facets, "Items") };
  }
  if (type.members.length > 0) {
    // What one of several types wrote is read as text.
    if (direction === "output") return { type: "string" };
    return { anyOf: type.members.map((member) => simpleToJsonSchema(member, direction, spend)) };
  }
  const base = DATES[type.builtin]?.[direction] ?? BUILTIN[type.builtin] ?? { type: "string" };
  const { enumeration } = type.facets;
  if (enumeration !== undefined) return { ...withoutBounds(base), enum: valuesOf(type, enumeration) };
  return direction === "output" ? base : { ...base, ...inputFacets(type, base) };
}

function charsOf({ facets: { enumeration = [], pattern = "" } }: SimpleType): number {
  return enumeration.slice(0, ENUM_MAX).reduce((sum, { length }) => sum + length, pattern.length);
}

const ENUM_MAX = 500;

function valuesOf(type: SimpleType, enumeration: readonly string[]): Json[] {
  return [...new Set(enumeration.slice(0, ENUM_MAX).map((text) => fromLexical(type, text)))];
}

function withoutBounds({ type }: JsonObject): JsonObject {
  return type === undefined ? {} : { type };
}

function inputFacets({ facets, builtin }: SimpleType, base: JsonObject): JsonObject {
  if (base["type"] === "string" && !(builtin in BUILTIN)) {
    const pattern = facets.pattern === undefined || builtin in DATES ? undefined : toRe2Pattern(facets.pattern);
    return { ...countFacets(facets, "Length"), ...(pattern === undefined ? {} : { pattern }) };
  }
  const bounds: [keyof Facets, string][] = [
    ["minInclusive", "minimum"],
    ["maxInclusive", "maximum"],
    ["minExclusive", "exclusiveMinimum"],
    ["maxExclusive", "exclusiveMaximum"],
  ];
  if (base["type"] === "string" || builtin === "boolean") return {};
  // A bound of numbers means nothing for texts of digits, and JSON Schema says so, too.
  return Object.fromEntries(bounds.flatMap(([facet, keyword]) => numberFacet(facets[facet], keyword)));
}

function numberFacet(text: string | string[] | undefined, keyword: string): [string, number][] {
  const value = typeof text === "string" && text.trim() !== "" ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? [[keyword, value]] : [];
}

function countFacets({ length, minLength, maxLength }: Facets, what: "Length" | "Items"): JsonObject {
  return Object.fromEntries([...numberFacet(length ?? minLength, `min${what}`), ...numberFacet(length ?? maxLength, `max${what}`)]);
}
