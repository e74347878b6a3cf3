import { ScalarType } from "@bufbuild/protobuf";
import type { JsonObject } from "#lib/contracts/json.ts";
import type { Direction } from "./direction.ts";

const SAFE = Number.MAX_SAFE_INTEGER;
const INT32: JsonObject = { type: "integer", minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
const UINT32: JsonObject = { type: "integer", minimum: 0, maximum: 2 ** 32 - 1 };
/** A number in JSON is exact up to 2^53 only. */
const LONG: Record<Direction, JsonObject> = {
  input: { type: ["string", "integer"], pattern: "^-?[0-9]+$", minimum: -SAFE, maximum: SAFE },
  output: { type: "string" },
};
const ULONG: Record<Direction, JsonObject> = {
  input: { type: ["string", "integer"], pattern: "^[0-9]+$", minimum: 0, maximum: SAFE },
  output: { type: "string" },
};
const FLOAT: JsonObject = { type: ["number", "string"], pattern: "^(NaN|-?Infinity)$" };

export function scalarSchema(scalar: ScalarType, direction: Direction): JsonObject {
  return SCALARS[scalar](direction);
}

const SCALARS: Record<ScalarType, (direction: Direction) => JsonObject> = {
  [ScalarType.DOUBLE]: () => FLOAT,
  [ScalarType.FLOAT]: () => FLOAT,
  [ScalarType.INT64]: (direction) => LONG[direction],
  [ScalarType.SINT64]: (direction) => LONG[direction],
  [ScalarType.SFIXED64]: (direction) => LONG[direction],
  [ScalarType.UINT64]: (direction) => ULONG[direction],
  [ScalarType.FIXED64]: (direction) => ULONG[direction],
  [ScalarType.INT32]: () => INT32,
  [ScalarType.SINT32]: () => INT32,
  [ScalarType.SFIXED32]: () => INT32,
  [ScalarType.UINT32]: () => UINT32,
  [ScalarType.FIXED32]: () => UINT32,
  [ScalarType.BOOL]: () => ({ type: "boolean" }),
  [ScalarType.STRING]: () => ({ type: "string" }),
  [ScalarType.BYTES]: () => ({ type: "string", contentEncoding: "base64" }),
};
