import type { ComplexType, Particle, XsdElement } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

export interface Field {
  element: XsdElement;
  /** It can stand there more than once, so its values are a list. */
  repeated: boolean;
  required: boolean;
  minItems: number;
  maxItems: number;
}

export interface Fields {
  byName: ReadonlyMap<string, Field>;
  /** Elements that the schema does not name. */
  open: boolean;
}

const known = new WeakMap<ComplexType, Fields>();

/** The elements that an object of the type can hold, whatever groups they stand in. */
export function fieldsOf(type: ComplexType): Fields {
  const before = known.get(type);
  if (before !== undefined) return before;
  const byName = new Map<string, Field>();
  const open = type.content !== null && collect(type.content, { max: 1, optional: false }, byName);
  const fields = { byName, open };
  known.set(type, fields);
  return fields;
}

/** Returns whether anything goes somewhere. */
function collect(particle: Particle, around: { max: number; optional: boolean }, into: Map<string, Field>): boolean {
  if (particle.kind === "any") return true;
  const max = Math.min(Number.MAX_SAFE_INTEGER, around.max * particle.max);
  const optional = around.optional || particle.min === 0;
  if (particle.kind === "element") {
    addField(particle, { max, optional }, into);
    return false;
  }
  const inside = { max, optional: optional || (particle.kind === "choice" && particle.parts.length > 1) };
  return particle.parts.map((part) => collect(part, inside, into)).some((open) => open);
}

/** The alternatives of a choice may hold the same name; one that repeats makes it a list in all of them. */
function addField(
  { element, min }: Extract<Particle, { kind: "element" }>,
  at: { max: number; optional: boolean },
  into: Map<string, Field>,
) {
  const before = into.get(element.name);
  into.set(element.name, {
    element: before?.element ?? element,
    repeated: at.max > 1 || before?.repeated === true,
    required: !at.optional || before?.required === true,
    minItems: at.optional ? 0 : min,
    maxItems: at.max,
  });
}
