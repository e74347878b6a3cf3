import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import { ExecutorFailure } from "#lib/errors.ts";

/** Messages of an answer, and the fields of each: two bytes on the wire can be an empty message of a hundred fields. */
const FIELDS_MAX = 2_000_000;
const DEPTH_MAX = 100;

/** Refuses bytes that would become far larger in memory and in JSON than they are. */
export function assertBoundedMessage(type: DescMessage, bytes: Uint8Array): void {
  const budget = { left: FIELDS_MAX };
  weigh(type, bytes, budget, 0);
}

function weigh(type: DescMessage, bytes: Uint8Array, budget: { left: number }, depth: number): void {
  budget.left -= 1 + type.fields.length;
  if (budget.left < 0) throw new ExecutorFailure("upstream", "The upstream's answer has too many parts");
  // Deeper ones are refused by the decoder itself.
  if (depth > DEPTH_MAX) return;
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    const field = wireType === WireType.LengthDelimited ? fieldsOf(type).get(number) : undefined;
    if (field?.message === undefined) reader.skip(wireType, number);
    else if (field.fieldKind === "map") weighEntry(field.message, reader.bytes(), budget, depth);
    else weigh(field.message, reader.bytes(), budget, depth + 1);
  }
}

function weighEntry(value: DescMessage, bytes: Uint8Array, budget: { left: number }, depth: number): void {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (number === 2 && wireType === WireType.LengthDelimited) weigh(value, reader.bytes(), budget, depth + 1);
    else reader.skip(wireType, number);
  }
}

const known = new WeakMap<DescMessage, Map<number, DescField>>();

function fieldsOf(type: DescMessage): Map<number, DescField> {
  const fields =
    known.get(type) ?? new Map(type.fields.filter(({ message }) => message !== undefined).map((field) => [field.number, field]));
  known.set(type, fields);
  return fields;
}
