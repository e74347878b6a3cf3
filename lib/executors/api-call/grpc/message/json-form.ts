import type { DescMessage } from "@bufbuild/protobuf";

/** Messages whose JSON is a text, a number, a list or anything. Tools take and give named values, so it is named `value`. */
const UNNAMED = new Set(
  ["Timestamp", "Duration", "FieldMask", "Value", "ListValue", "BoolValue", "StringValue", "BytesValue", "DoubleValue", "FloatValue"]
    .concat("Int32Value", "Int64Value", "UInt32Value", "UInt64Value")
    .map((name) => `google.protobuf.${name}`),
);

/** Whether the JSON of a message is an object with a field for each of its own. */
export function isObjectForm({ typeName }: DescMessage): boolean {
  return !UNNAMED.has(typeName);
}
