import { ScalarType } from "@bufbuild/protobuf";
import type { JsonObject } from "#lib/contracts/json.ts";
import type { Direction } from "./direction.ts";
import { scalarSchema } from "./scalar-schema.ts";

/** Messages with a JSON form of their own: https://protobuf.dev/programming-guides/json/ */
export function wellKnownSchema(typeName: string, direction: Direction): JsonObject | undefined {
  const scalar = WRAPPED[typeName];
  if (scalar !== undefined) return orNull(scalarSchema(scalar, direction));
  return FORMS[typeName];
}

const FORMS: Readonly<Record<string, JsonObject>> = {
  "google.protobuf.Timestamp": { type: "string", format: "date-time" },
  "google.protobuf.Duration": { type: "string", pattern: "^-?[0-9]+(\\.[0-9]{1,9})?s$", description: "Seconds: 1.5s" },
  "google.protobuf.FieldMask": { type: "string", description: "Names of fields, separated by commas: user.displayName,photo" },
  "google.protobuf.Struct": { type: "object" },
  "google.protobuf.Value": {},
  "google.protobuf.ListValue": { type: "array" },
  "google.protobuf.Any": { type: "object", properties: { "@type": { type: "string", description: "type.googleapis.com/full.Name" } } },
};

const WRAPPED: Readonly<Record<string, ScalarType>> = {
  "google.protobuf.BoolValue": ScalarType.BOOL,
  "google.protobuf.StringValue": ScalarType.STRING,
  "google.protobuf.BytesValue": ScalarType.BYTES,
  "google.protobuf.DoubleValue": ScalarType.DOUBLE,
  "google.protobuf.FloatValue": ScalarType.FLOAT,
  "google.protobuf.Int32Value": ScalarType.INT32,
  "google.protobuf.Int64Value": ScalarType.INT64,
  "google.protobuf.UInt32Value": ScalarType.UINT32,
  "google.protobuf.UInt64Value": ScalarType.UINT64,
};

function orNull(schema: JsonObject): JsonObject {
  const { type } = schema;
  return { ...schema, type: [...(Array.isArray(type) ? type : [type ?? "string"]), "null"] };
}
