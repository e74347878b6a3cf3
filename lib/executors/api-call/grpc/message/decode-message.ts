import { type DescMessage, fromBinary, type Registry, toJson } from "@bufbuild/protobuf";
import type { Json } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { DEPTH_MAX } from "#lib/executors/depth-max.ts";
import { assertBoundedMessage } from "./assert-bounded-message.ts";
import type { FieldBudget } from "./field-budget.ts";

/** Beside the message: the list of messages and its own object. */
const LEVELS_AROUND = 2;

/** A message of an answer by the JSON mapping of protobuf. Throws an ExecutorFailure of layer upstream. */
export function decodeMessage(type: DescMessage, bytes: Uint8Array, registry: Registry, budget: FieldBudget): Json {
  const json = toJsonOf(type, bytes, registry, budget);
  if (isDeeper(json, DEPTH_MAX - LEVELS_AROUND)) {
    throw new ExecutorFailure("upstream", `The upstream's answer is nested deeper than ${DEPTH_MAX} levels`);
  }
  return json;
}

function toJsonOf(type: DescMessage, bytes: Uint8Array, registry: Registry, budget: FieldBudget): Json {
  try {
    assertBoundedMessage(type, bytes, { budget, registry });
    return toJson(type, fromBinary(type, bytes), { registry, alwaysEmitImplicit: true });
  } catch (cause) {
    if (cause instanceof ExecutorFailure) throw cause;
    const hint = "does the description of the connector's service still fit, and does it hold every type that Any fields carry?";
    throw new ExecutorFailure("upstream", `The upstream's answer is no ${type.typeName} that can be read: ${hint}`, { cause });
  }
}

function isDeeper(json: Json, levels: number): boolean {
  if (typeof json !== "object" || json === null) return false;
  return levels === 0 || Object.values(json).some((item) => isDeeper(item, levels - 1));
}
