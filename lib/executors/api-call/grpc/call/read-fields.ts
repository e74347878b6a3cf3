import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";

export interface WireField {
  number: number;
  /** Of what has a length: a text, bytes, a message. */
  bytes: Uint8Array;
  /** Of a varint. */
  value: number;
}

/** Two bytes on the wire are a field of some hundred in memory. */
const FIELDS_MAX = 100_000;
const NO_BYTES = new Uint8Array();

/** The fields of a message as they stand on the wire. For the few messages of gRPC itself. Throws where the bytes are no message. */
export function readFields(message: Uint8Array): WireField[] {
  const reader = new BinaryReader(message);
  const fields: WireField[] = [];
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (fields.length === FIELDS_MAX) throw new Error(`More than ${FIELDS_MAX} fields`);
    if (type === WireType.LengthDelimited) fields.push({ number, bytes: reader.bytes(), value: 0 });
    else if (type === WireType.Varint) fields.push({ number, bytes: NO_BYTES, value: Number(reader.int64()) });
    else reader.skip(type, number);
  }
  return fields;
}
