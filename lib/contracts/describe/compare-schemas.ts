import type { Json, JsonObject } from "../json.ts";
import { sameJson } from "../same-json.ts";
import type { DefinitionChange } from "../versions.ts";
import { change, type Describe, quote, short } from "./change.ts";
import { compareBounds } from "./compare-bounds.ts";

/** Keywords with words of their own; of every other one only that it changed is said. */
const TOLD = new Set(
  ["type", "properties", "required", "additionalProperties", "items", "enum", "description", "default", "pattern", "format"].concat(
    ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems"],
    ["title", "examples", "$schema", "$comment"],
  ),
);

/** What was said of values in `before` and is said in `after`. Breaking is what may refuse a value that fitted before. */
export function compareSchemas(before: JsonObject, after: JsonObject, at: Describe): DefinitionChange[] {
  if (sameJson(before, after)) return [];
  return [
    ...compareTypes(before, after, at),
    ...compareProperties(before, after, at),
    ...compareEnums(before["enum"], after["enum"], at),
    ...compareBounds(before, after, at),
    ...compareTexts(before, after, at),
    ...compareItems(before, after, at),
    ...compareOthers(before, after, at),
  ];
}

function compareTypes(before: JsonObject, after: JsonObject, at: Describe): DefinitionChange[] {
  const [was, is] = [typesOf(before["type"]), typesOf(after["type"])];
  if (sameJson([...was].sort(), [...is].sort())) return [];
  const isNarrower =
    is.length > 0 && (was.length === 0 || was.some((type) => !is.includes(type) && !(type === "integer" && is.includes("number"))));
  return [change(at.path, `${at.name} is ${inWords(is)} instead of ${inWords(was)}`, isNarrower)];
}

function typesOf(type: Json | undefined): string[] {
  const types = Array.isArray(type) ? type : [type];
  return types.filter((one) => typeof one === "string");
}

function inWords(types: readonly string[]): string {
  return types.length === 0 ? "anything" : types.join(" or ");
}

function compareProperties(before: JsonObject, after: JsonObject, at: Describe): DefinitionChange[] {
  const [was, is] = [objectOf(before["properties"]), objectOf(after["properties"])];
  const [needed, needs] = [namesOf(before["required"]), namesOf(after["required"])];
  const removed = Object.keys(was).filter((name) => !Object.hasOwn(is, name));
  const added = Object.keys(is).filter((name) => !Object.hasOwn(was, name));
  const renamed = new Map(removed.flatMap((name) => renamedTo(name, was, is, added)));
  const kept = Object.keys(is).filter((name) => Object.hasOwn(was, name));
  return [
    ...[...renamed].map(([from, to]) => change(at.join(to), `${at.child(from)} was renamed ${quote(to)}`, true)),
    ...removed.filter((name) => !renamed.has(name)).map((name) => change(at.join(name), `${at.child(name)} was removed`, true)),
    ...added.filter((name) => ![...renamed.values()].includes(name)).map((name) => addedChange(name, is, needs, at)),
    ...kept.flatMap((name) => compareSchemas(objectOf(was[name]), objectOf(is[name]), at.into(name))),
    ...kept.flatMap((name) => compareRequired(name, needed.has(name), needs.has(name), hasDefault(is[name]), at)),
    ...compareOpenness(before, after, at),
  ];
}

/** One gone and one new with the very same schema: a new name for the same thing. */
function renamedTo(name: string, was: JsonObject, is: JsonObject, added: readonly string[]): [string, string][] {
  const same = added.filter((other) => sameJson(was[name], is[other]));
  const rivals = Object.keys(was).filter((other) => !Object.hasOwn(is, other) && sameJson(was[other], was[name]));
  return same.length === 1 && rivals.length === 1 ? [[name, same[0] ?? ""]] : [];
}

function addedChange(name: string, is: JsonObject, needs: ReadonlySet<string>, at: Describe): DefinitionChange {
  const isNeeded = needs.has(name) && !hasDefault(is[name]);
  return change(at.join(name), `${at.child(name)} was added, ${isNeeded ? "required" : "optional"}`, isNeeded);
}

function compareRequired(name: string, was: boolean, is: boolean, preset: boolean, at: Describe): DefinitionChange[] {
  if (was === is) return [];
  return [change(at.join(name), `${at.child(name)} is ${is ? "required" : "optional"} now`, is && !preset)];
}

function compareOpenness(before: JsonObject, after: JsonObject, at: Describe): DefinitionChange[] {
  const [was, is] = [before["additionalProperties"] ?? true, after["additionalProperties"] ?? true];
  const isObject = "properties" in before || "properties" in after;
  if (sameJson(was, is) || !isObject) return [];
  if (is === true) return [change(at.path, `${at.name} takes further fields`, false)];
  return [change(at.path, is === false ? `${at.name} takes no further fields` : `${at.name} takes other further fields`, true)];
}

function compareEnums(was: Json | undefined, is: Json | undefined, at: Describe): DefinitionChange[] {
  if (!Array.isArray(was)) return Array.isArray(is) ? [change(at.path, `${at.name} must be one of ${short(is)}`, true)] : [];
  if (!Array.isArray(is)) return [change(at.path, `${at.name} may be more than its choices`, false)];
  const gone = was.filter((value) => !is.some((other) => sameJson(value, other)));
  const added = is.filter((value) => !was.some((other) => sameJson(value, other)));
  return [
    ...(gone.length === 0 ? [] : [change(at.path, `${at.name} may not be ${short(gone)} any more`, true)]),
    ...(added.length === 0 ? [] : [change(at.path, `${at.name} may be ${short(added)} too`, false)]),
  ];
}

function compareTexts(before: JsonObject, after: JsonObject, at: Describe): DefinitionChange[] {
  const differs = (keyword: string) => !sameJson(before[keyword], after[keyword]);
  const { description, default: preset } = after;
  return [
    ...(["pattern", "format"] as const).filter(differs).map((keyword) => compareShape(keyword, before[keyword], after[keyword], at)),
    ...(differs("default") ? [change(at.path, `${at.possessive} default is ${preset === undefined ? "gone" : short(preset)}`, false)] : []),
    ...(differs("description")
      ? [change(at.path, `${at.possessive} description ${description === undefined ? "is gone" : "changed"}`, false)]
      : []),
  ];
}

function compareShape(keyword: "pattern" | "format", was: Json | undefined, is: Json | undefined, at: Describe): DefinitionChange {
  if (is === undefined) return change(at.path, `${at.name} needs no ${keyword} any more`, false);
  return change(
    at.path,
    `${at.name} must ${keyword === "pattern" ? "match" : "be a"} ${quote(String(is))}${was === undefined ? "" : ` instead of ${quote(String(was))}`}`,
    true,
  );
}

function compareItems(before: JsonObject, after: JsonObject, at: Describe): DefinitionChange[] {
  const [was, is] = [before["items"], after["items"]];
  if (sameJson(was, is)) return [];
  if (was === undefined) return [change(at.path, `${at.possessive} items have a type`, true)];
  if (is === undefined) return [change(at.path, `${at.possessive} items may be anything`, false)];
  return compareSchemas(objectOf(was), objectOf(is), at.items());
}

function compareOthers(before: JsonObject, after: JsonObject, at: Describe): DefinitionChange[] {
  const keywords = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...keywords].filter((keyword) => !TOLD.has(keyword) && !sameJson(before[keyword], after[keyword]));
  // Nobody can tell in general whether such a rule takes less now, so it is said to.
  return changed.map((keyword) => change(at.path, `${quote(keyword)} of ${at.name} changed`, Object.hasOwn(after, keyword)));
}

function hasDefault(schema: Json | undefined): boolean {
  return objectOf(schema)["default"] !== undefined;
}

function namesOf(required: Json | undefined): Set<string> {
  return new Set(Array.isArray(required) ? required.filter((name) => typeof name === "string") : []);
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
