import type { Ctx } from "#lib/auth/ctx.ts";
import { endpointParameters } from "#lib/contracts/endpoint-call.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import { ToolConfigs, type ToolType } from "#lib/contracts/tools.ts";
import type { Transaction } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { describeEndpoints } from "../endpoints/describe-endpoints.ts";
import { loadEndpointTarget } from "../endpoints/load-endpoint-target.ts";
import { lockEndpoint } from "../endpoints/lock-endpoint.ts";
import type { Target } from "../executions/subject.ts";
import { describeSnippets } from "../snippets/describe-snippets.ts";
import { loadSnippetTarget } from "../snippets/load-snippet-target.ts";
import { lockSnippet } from "../snippets/lock-snippet.ts";

interface TargetKind {
  /** Holds what the config names until the transaction ends, and tells the parameters that it takes. Throws `not_found`. */
  lock(tx: Transaction, workspaceId: string, config: JsonObject): Promise<Parameters>;
  load(workspaceId: string, config: JsonObject): Promise<Target>;
  /** What the configs name, written down without ids and secrets, in their order. */
  describe(ctx: Ctx, configs: JsonObject[]): Promise<JsonObject[]>;
}

const KINDS = {
  api_call: {
    lock: async (tx, workspaceId, config) =>
      endpointParameters(await lockEndpoint(tx, workspaceId, ToolConfigs.api_call.parse(config).endpointId)),
    load: (workspaceId, config) => loadEndpointTarget(workspaceId, ToolConfigs.api_call.parse(config).endpointId),
    describe: (ctx, configs) =>
      describeEndpoints(
        ctx,
        configs.map((config) => ToolConfigs.api_call.parse(config).endpointId),
      ),
  },
  code_execution: {
    lock: async (tx, workspaceId, config) =>
      (await lockSnippet(tx, workspaceId, ToolConfigs.code_execution.parse(config).snippetId)).parameters,
    load: (workspaceId, config) => loadSnippetTarget(workspaceId, ToolConfigs.code_execution.parse(config).snippetId),
    describe: (ctx, configs) =>
      describeSnippets(
        ctx,
        configs.map((config) => ToolConfigs.code_execution.parse(config).snippetId),
      ),
  },
} satisfies Record<ToolType, TargetKind>;

/** What a tool of this type runs. */
export function targetKind(type: ToolType): TargetKind {
  return KINDS[type];
}

/** The config of an update, read by the type that the tool has. */
export function parseConfig(type: ToolType, config: unknown): JsonObject {
  const parsed = ToolConfigs[type].safeParse(config);
  if (parsed.success) return parsed.data;
  const message = `does not fit a tool of type ${type}`;
  throw new AppError("invalid_request", `The config ${message}`, { errors: [{ path: "config", message }] });
}
