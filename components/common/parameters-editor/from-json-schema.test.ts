import { describe, expect, it } from "vitest";
import { fromJsonSchema } from "#lib/contracts/from-json-schema.ts";
import type { Json } from "#lib/contracts/json.ts";
import { PARAMETER_TYPES, type Parameter, ParameterList, type ParameterSchema } from "#lib/contracts/parameters.ts";
import { sameJson } from "#lib/contracts/same-json.ts";
import { toJsonSchema } from "#lib/contracts/to-json-schema.ts";

/** A small generator with a seed, so that a failure can be repeated. */
function generator(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  const maybe = () => next() < 0.4;
  return { below, maybe };
}

const NAMES = ["limit", "größe", "a b", "__proto__", "constructor", "x-y", "名前", "items", "properties", "type", "required", "$ref"];
const VALUES: Json[] = ["text", "", 0, -1.5, true, null, ["a", 1], { nested: { deep: [null] } }];

function makeList(random: ReturnType<typeof generator>, depth: number): Parameter[] {
  const names = NAMES.filter(() => random.maybe());
  return names.map((name) => ({ name, ...makeSchema(random, depth), ...(random.maybe() ? { required: true } : {}) }));
}

function makeSchema(random: ReturnType<typeof generator>, depth: number): ParameterSchema {
  const type = PARAMETER_TYPES[random.below(depth === 0 ? 4 : 6)] ?? "string";
  return {
    type,
    ...(random.maybe() ? { description: "What it is" } : {}),
    ...(random.maybe() ? { default: VALUES[random.below(VALUES.length)] ?? null } : {}),
    ...(random.maybe() ? { min: random.below(10), max: 10 + random.below(10) } : {}),
    ...(random.maybe() ? { minLength: 1, maxLength: 20 } : {}),
    ...(random.maybe() ? { pattern: "^a+$" } : {}),
    ...(random.maybe() ? { enum: VALUES.slice(0, 1 + random.below(5)) } : {}),
    ...(random.maybe() ? { format: "date-time" } : {}),
    ...(type === "array" && random.maybe() ? { items: makeSchema(random, depth - 1) } : {}),
    ...(type === "object" && random.maybe() ? { properties: makeList(random, depth - 1) } : {}),
  };
}

describe("fromJsonSchema", () => {
  it("gives back the list of which a schema was made, whatever the list", () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const list = ParameterList.parse(makeList(generator(seed), 3));
      expect(fromJsonSchema(toJsonSchema(list)), `seed ${seed}`).toEqual({ list, lost: [] });
    }
  });

  it("gives back the schema of which a list was made, when nothing was lost", () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const schema = toJsonSchema(makeList(generator(seed), 3));
      expect(sameJson(toJsonSchema(fromJsonSchema(schema).list), schema), `seed ${seed}`).toBe(true);
    }
  });

  it.each([
    [{ type: "object", properties: {} }, "additionalProperties"],
    [{ type: "object", properties: {}, additionalProperties: false, required: [] }, "required"],
    [{ type: "object", properties: {}, additionalProperties: false, required: ["missing"] }, "required"],
    [{ type: "object", properties: {}, additionalProperties: false, anyOf: [] }, "anyOf"],
    [{ properties: {}, additionalProperties: false }, "type"],
    [{ type: "object", additionalProperties: false }, "properties"],
    [{ type: "object", properties: { a: { type: ["string", "null"] } }, additionalProperties: false }, "type"],
    [{ type: "object", properties: { a: { $ref: "#/$defs/A" } }, additionalProperties: false }, "$ref"],
    [{ type: "object", properties: { a: true }, additionalProperties: false }, "true"],
    [{ type: "object", properties: { a: { type: "array", minimum: 1 } }, additionalProperties: false }, "minimum"],
    [{ type: "object", properties: { a: { type: "string", minLength: -1 } }, additionalProperties: false }, "minLength"],
    [{ type: "object", properties: { a: { type: "string", toString: 1 } }, additionalProperties: false }, "toString"],
  ])("says what a list has no word for: %j", (schema, keyword) => {
    expect(fromJsonSchema(schema as never).lost.map((lost) => lost.keyword)).toContain(keyword);
  });

  it("reads what it can of a schema that says more", () => {
    const schema = { type: "object", properties: { when: { type: ["string", "null"], format: "date" } }, required: ["when"] };
    expect(fromJsonSchema(schema).list).toEqual([{ name: "when", type: "string", format: "date", required: true }]);
  });
});
