import { z } from "zod";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { DEPTH_MAX } from "#lib/executors/depth-max.ts";
import { exceedsDepth } from "#lib/json-depth.ts";
import type { HostCall } from "#lib/sandbox/types.ts";
import type { CodeRun } from "../code-run.ts";
import type { HostEnv } from "./host-env.ts";
import { invalidCall, parsePayload } from "./parse-payload.ts";

const ToolPayload = z.object({ name: z.string().max(200), args: z.unknown().optional() });

/** `tools.call(name, args)`: the result of a tool that the snippet declares. */
export async function callTool({ tools }: Pick<CodeRun, "tools">, env: HostEnv, { payloadJson, signal }: HostCall): Promise<Json> {
  const { name, args } = parsePayload(ToolPayload, payloadJson);
  if (!tools.has(name)) {
    throw new ExecutorFailure("policy", `The snippet does not declare the tool ${JSON.stringify(name)}: add it to its tools`);
  }
  return env.call(name, toArguments(args, payloadJson), signal);
}

/** Out of JSON comes nothing but JSON, so only the outermost shape and the depth are open. */
function toArguments(args: unknown, payloadJson: string): JsonObject {
  if (args === undefined || args === null) return {};
  if (typeof args !== "object" || Array.isArray(args)) throw invalidCall("args: must be an object");
  if (exceedsDepth(payloadJson, DEPTH_MAX)) throw invalidCall(`nested deeper than ${DEPTH_MAX} levels`);
  // As with parameters that arrive in a request.
  Reflect.deleteProperty(args, "__proto__");
  return args as JsonObject;
}
