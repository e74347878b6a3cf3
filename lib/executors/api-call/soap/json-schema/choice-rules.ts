import type { JsonObject } from "#lib/contracts/json.ts";
import type { Particle } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

interface Alternative {
  names: ReadonlySet<string>;
  required: readonly string[];
}

/** Names in one rule: each alternative excludes all others. Of larger choices the service itself takes care. */
const RULE_MAX = 1_000;

/** One rule for each choice that is made once: the fields of exactly one alternative. */
export function choiceRules(particle: Particle): JsonObject[] {
  if (particle.kind === "sequence" && particle.max === 1 && particle.min > 0) return particle.parts.flatMap(choiceRules);
  if (particle.kind !== "choice" || particle.max !== 1 || particle.parts.length < 2) return [];
  const alternatives = particle.parts.map((part) => ({ names: new Set(namesIn(part)), required: requiredIn(part) }));
  if (alternatives.some(({ names }) => names.has("*"))) return [];
  const all = new Set(alternatives.flatMap(({ names }) => [...names]));
  if (all.size * alternatives.length > RULE_MAX) return [];
  const nothing: Alternative[] = particle.min === 0 ? [{ names: new Set(), required: [] }] : [];
  return [{ anyOf: [...alternatives, ...nothing].map((alternative) => onlyThis(alternative, all)) }];
}

function onlyThis({ names, required }: Alternative, all: ReadonlySet<string>): JsonObject {
  const others = [...all].filter((name) => !names.has(name));
  return {
    ...(required.length === 0 ? {} : { required: [...required] }),
    ...(others.length === 0 ? {} : { properties: Object.fromEntries(others.map((name) => [name, false])) }),
  };
}

function namesIn(particle: Particle): string[] {
  if (particle.kind === "any") return ["*"];
  return particle.kind === "element" ? [particle.element.name] : particle.parts.flatMap(namesIn);
}

function requiredIn(particle: Particle): string[] {
  if (particle.min === 0 || particle.kind === "any") return [];
  if (particle.kind === "element") return [particle.element.name];
  const [first, ...more] = particle.parts;
  if (particle.kind === "choice") return first !== undefined && more.length === 0 ? requiredIn(first) : [];
  return particle.parts.flatMap(requiredIn);
}
