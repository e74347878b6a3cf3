import { z } from "zod";
import { type Json, JsonObject } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { HostCall } from "#lib/sandbox/types.ts";
import type { CodeRun } from "../code-run.ts";
import type { HostEnv } from "./host-env.ts";
import { parsePayload } from "./parse-payload.ts";

const ToolPayload = z.object({ name: z.string().max(200), args: JsonObject.nullish() });

/** `tools.call(name, args)`: the result of a tool that the snippet declares. */
export async function callTool({ tools }: Pick<CodeRun, "tools">, env: HostEnv, { payloadJson, signal }: HostCall): Promise<Json> {
  const { name, args } = parsePayload(ToolPayload, payloadJson);
  if (!tools.has(name)) {
    throw new ExecutorFailure("policy", `The snippet does not declare the tool ${JSON.stringify(name)}: add it to its tools`);
  }
  return env.call(name, args ?? {}, signal);
}
