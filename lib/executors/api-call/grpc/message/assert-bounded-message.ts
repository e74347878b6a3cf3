import type { DescField, DescMessage, Registry } from "@bufbuild/protobuf";
import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import { ExecutorFailure } from "#lib/errors.ts";
import type { FieldBudget } from "./field-budget.ts";

/** As deep as the decoder itself goes, which counts anew within each Any. */
const DEPTH_MAX = 100;

export interface Bounds {
  budget: FieldBudget;
  /** Where the types are that Any fields carry. */
  registry: Registry;
}

/** Refuses bytes that would become far larger in memory and in JSON than they are, with what was read before from the same budget. */
export function assertBoundedMessage(type: DescMessage, bytes: Uint8Array, bounds: Bounds): void {
  weigh(type, bytes, bounds, 0);
}

function weigh(type: DescMessage, bytes: Uint8Array, bounds: Bounds, depth: number): void {
  bounds.budget.spend(1 + type.fields.length);
  if (bounds.budget.isSpent) throw new ExecutorFailure("upstream", "The upstream's answer has too many parts");
  if (depth > DEPTH_MAX) throw new ExecutorFailure("upstream", `The upstream's answer is nested deeper than ${DEPTH_MAX} levels`);
  if (type.typeName === "google.protobuf.Any") weighAny(bytes, bounds, depth);
  else weighFields(type, bytes, bounds, depth);
}

function weighFields(type: DescMessage, bytes: Uint8Array, bounds: Bounds, depth: number): void {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    const field = wireType === WireType.LengthDelimited ? fieldsOf(type).get(number) : undefined;
    if (field?.message === undefined) reader.skip(wireType, number);
    else if (field.fieldKind === "map") weighEntry(field.message, reader.bytes(), bounds, depth);
    else weigh(field.message, reader.bytes(), bounds, depth + 1);
  }
}

function weighEntry(value: DescMessage, bytes: Uint8Array, bounds: Bounds, depth: number): void {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (number === 2 && wireType === WireType.LengthDelimited) weigh(value, reader.bytes(), bounds, depth + 1);
    else reader.skip(wireType, number);
  }
}

/** Its bytes are a message of the type that it names; of what stands there twice, the last counts. */
function weighAny(bytes: Uint8Array, bounds: Bounds, depth: number): void {
  const reader = new BinaryReader(bytes);
  let typeUrl = "";
  let value: Uint8Array = new Uint8Array();
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (number === 1 && wireType === WireType.LengthDelimited) typeUrl = reader.string();
    else if (number === 2 && wireType === WireType.LengthDelimited) value = reader.bytes();
    else reader.skip(wireType, number);
  }
  const type = bounds.registry.getMessage(typeUrl.slice(typeUrl.lastIndexOf("/") + 1));
  if (type !== undefined) weigh(type, value, bounds, depth + 1);
}

const known = new WeakMap<DescMessage, Map<number, DescField>>();

function fieldsOf(type: DescMessage): Map<number, DescField> {
  const fields =
    known.get(type) ?? new Map(type.fields.filter(({ message }) => message !== undefined).map((field) => [field.number, field]));
  known.set(type, fields);
  return fields;
}
