import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { invalidParameter } from "#lib/executors/api-call/rest/invalid-parameter.ts";
import { attributesKeyOf, TYPE_KEY, VALUE_KEY } from "#lib/executors/api-call/soap/json-schema/reserved-keys.ts";
import type { ElementEncoder } from "#lib/executors/api-call/soap/message/element-encoder.ts";
import { joinPath } from "#lib/executors/api-call/soap/message/join-path.ts";
import { fieldsOf } from "#lib/executors/api-call/soap/xsd/fields-of.ts";
import type { ComplexType, Particle } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

interface Queue {
  values: Json[];
  path: (index: number) => string;
  next: number;
}

/** Writes an object's fields in the order that the schema asks for, whatever order they were given in. */
export class ContentEncoder {
  private readonly elements: ElementEncoder;
  private readonly type: ComplexType;
  private readonly queues = new Map<string, Queue>();
  private readonly path: string;
  /** Names that the schema does not know, to be written where it is open; the next one first. */
  private readonly unknown: string[];
  private taken = 0;

  constructor(elements: ElementEncoder, type: ComplexType, value: JsonObject, path: string) {
    this.elements = elements;
    this.type = type;
    this.path = path;
    const { byName } = fieldsOf(type);
    const reserved = new Set([VALUE_KEY, TYPE_KEY, attributesKeyOf(type)]);
    for (const [name, one] of Object.entries(value)) {
      if (reserved.has(name) && !byName.has(name)) continue;
      const isList = Array.isArray(one) && (byName.get(name)?.repeated ?? true);
      const here = joinPath(path, name);
      this.queues.set(name, { values: isList ? one : [one], path: (index) => (isList ? `${here}[${index}]` : here), next: 0 });
    }
    this.unknown = [...this.queues].flatMap(([name, { values }]) => (byName.has(name) || values.length === 0 ? [] : [name])).reverse();
  }

  write(): void {
    const { content } = this.type;
    if (content !== null) this.particle(content);
    for (const [name, { next, values }] of this.queues) {
      if (next >= values.length) continue;
      const { byName } = fieldsOf(this.type);
      const reason = byName.has(name) ? "cannot stand beside the other fields, or not that often" : "is not known here";
      throw invalidParameter(joinPath(this.path, name), reason);
    }
  }

  /** As often as the particle may repeat and there is something for it. */
  private particle(particle: Particle): void {
    for (let times = 0; times < particle.max && this.hasNext(particle); times++) {
      const before = this.taken;
      if (particle.kind === "element")
        this.take(particle.element.name, (value, path) => this.elements.element(particle.element, value, path));
      else if (particle.kind === "any") this.takeUnknown();
      else if (particle.kind === "sequence") for (const part of particle.parts) this.particle(part);
      else this.choice(particle.parts);
      // What takes nothing once takes nothing for ever.
      if (this.taken === before) return;
    }
  }

  /** One alternative, which takes as many values as it can hold. */
  private choice(parts: readonly Particle[]): void {
    const part = parts.find((candidate) => this.hasNext(candidate));
    if (part !== undefined) this.particle(part);
  }

  private hasNext(particle: Particle): boolean {
    this.elements.step();
    if (particle.kind === "any") return this.unknown.length > 0;
    if (particle.kind !== "element") return particle.parts.some((part) => this.hasNext(part));
    const queue = this.queues.get(particle.element.name);
    return queue !== undefined && queue.next < queue.values.length;
  }

  private take(name: string, write: (value: Json, path: string) => void): void {
    const queue = this.queues.get(name);
    if (queue === undefined) return;
    const index = queue.next++;
    this.taken++;
    write(queue.values[index] ?? null, queue.path(index));
  }

  private takeUnknown(): void {
    const name = this.unknown.at(-1) ?? "";
    this.take(name, (value, path) => this.elements.anything(name, value, path));
    const queue = this.queues.get(name);
    if (queue === undefined || queue.next >= queue.values.length) this.unknown.pop();
  }
}
