import type { Declarations } from "#lib/executors/api-call/soap/xsd/declarations.ts";
import type { ComplexType, Particle, XsdElement, XsdSchemas } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

/** Builds everything that is declared, however deep it lies. Throws an ExecutorFailure where that is too much. */
export function buildAll(
  { elements, types }: Pick<Declarations, "elements" | "types">,
  { findElement, findType, derivedFrom }: Pick<XsdSchemas, "findElement" | "findType" | "derivedFrom">,
): void {
  const found = new Set<ComplexType>();
  const walked = new Set<Particle>();
  const add = (element: XsdElement | undefined) => {
    const type = element?.type();
    if (type?.kind === "complex") found.add(type);
  };
  for (const name of elements.keys()) add(findElement(name));
  for (const name of types.keys()) {
    const type = findType(name);
    if (type?.kind === "complex") found.add(type);
    derivedFrom(name);
  }
  // The set grows while it is walked: types of local elements are found here.
  for (const { content, arrayItem } of found) {
    if (arrayItem !== null) add(arrayItem);
    if (content !== null) for (const element of elementsIn(content, walked)) add(element);
  }
}

/** What a type has of its base are the same pieces, which are walked once. */
function elementsIn(content: Particle, walked: Set<Particle>): XsdElement[] {
  const elements: XsdElement[] = [];
  const open = [content];
  for (let particle = open.pop(); particle !== undefined; particle = open.pop()) {
    if (walked.has(particle)) continue;
    walked.add(particle);
    if (particle.kind === "element") elements.push(particle.element);
    else if (particle.kind !== "any") for (const part of particle.parts) open.push(part);
  }
  return elements;
}
