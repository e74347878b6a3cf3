import type { JsonObject } from "../json.ts";
import type { DefinitionChange } from "../versions.ts";
import { change, type Describe } from "./change.ts";

/** `least`: a higher one takes less. */
const BOUNDS: readonly { keyword: string; least: boolean; words: (bound: number) => string; free: string }[] = [
  { keyword: "minimum", least: true, words: (n) => `at least ${n}`, free: "no least value" },
  { keyword: "maximum", least: false, words: (n) => `at most ${n}`, free: "no greatest value" },
  { keyword: "exclusiveMinimum", least: true, words: (n) => `more than ${n}`, free: "no least value" },
  { keyword: "exclusiveMaximum", least: false, words: (n) => `less than ${n}`, free: "no greatest value" },
  { keyword: "minLength", least: true, words: (n) => `at least ${n} characters long`, free: "no least length" },
  { keyword: "maxLength", least: false, words: (n) => `at most ${n} characters long`, free: "no greatest length" },
  { keyword: "minItems", least: true, words: (n) => `at least ${n} items long`, free: "no least count" },
  { keyword: "maxItems", least: false, words: (n) => `at most ${n} items long`, free: "no greatest count" },
];

export function compareBounds(before: JsonObject, after: JsonObject, at: Describe): DefinitionChange[] {
  return BOUNDS.flatMap(({ keyword, least, words, free }) => {
    const [was, is] = [numberOf(before[keyword]), numberOf(after[keyword])];
    if (was === is) return [];
    if (is === undefined) return [change(at.path, `${at.name} has ${free} any more`, false)];
    const isTighter = was === undefined || (least ? is > was : is < was);
    const instead = was === undefined ? "" : ` instead of ${was}`;
    return [change(at.path, `${at.name} must be ${words(is)}${instead}`, isTighter)];
  });
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
