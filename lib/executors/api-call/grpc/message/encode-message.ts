import { type DescMessage, fromJson, type Registry, toBinary } from "@bufbuild/protobuf";
import type { JsonObject } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { isObjectForm } from "./json-form.ts";

const REASON_CHARS_MAX = 300;

/** Parameters by the JSON mapping of protobuf as a message. Throws an ExecutorFailure of layer validation. */
export function encodeMessage(type: DescMessage, parameters: JsonObject, registry: Registry): Uint8Array {
  const json = isObjectForm(type) ? parameters : (parameters["value"] ?? null);
  try {
    return toBinary(type, fromJson(type, json, { registry }));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.slice(0, REASON_CHARS_MAX) : "do not fit";
    throw new ExecutorFailure("validation", `The parameters are no ${type.typeName}: ${reason}`, {
      errors: [{ path: "parameters", message: reason }],
      cause,
    });
  }
}
