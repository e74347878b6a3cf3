import type { DescEnum } from "@bufbuild/protobuf";
import type { JsonObject } from "#lib/contracts/json.ts";
import type { Direction } from "./direction.ts";

const ENUM_VALUES_MAX = 200;

/** Names or numbers go in. Names come out, and of values that the description does not know the number. */
export function enumSchema({ typeName, values }: DescEnum, direction: Direction): JsonObject {
  if (typeName === "google.protobuf.NullValue") return { type: "null" };
  const names = values.map(({ name }) => name);
  if (names.length > ENUM_VALUES_MAX) return { type: ["string", "integer"] };
  if (direction === "output") return { type: ["string", "integer"] };
  return { enum: [...names, ...new Set(values.map(({ number }) => number))] };
}
