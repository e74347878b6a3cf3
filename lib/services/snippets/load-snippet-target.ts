import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { RUN_LIMITS_MAX, type WorkspaceLimits } from "#lib/contracts/run-limits.ts";
import type { Snippet } from "#lib/contracts/snippets.ts";
import { db } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { toSandboxLimits } from "#lib/executors/code/to-sandbox-limits.ts";
import { loadCodeConnectors } from "../connectors/load-code-connectors.ts";
import type { Target } from "../executions/subject.ts";
import { compileParameters } from "../parameters/compile-parameters.ts";
import { compileSchema, type Validator } from "../parameters/compile-schema.ts";
import { findLimits } from "../workspaces/find-limits.ts";
import { effectiveLimits } from "./effective-limits.ts";
import { toSnippet } from "./to-snippet.ts";

/** The snippet that a tool runs: always its current version. */
export async function loadSnippetTarget(workspaceId: string, id: string): Promise<Target> {
  const row = await db().codeSnippet.findFirst({ where: { id, workspaceId, deletedAt: null } });
  if (row === null) throw new AppError("conflict", "The snippet that this version runs was deleted");
  return toSnippetTarget(workspaceId, toSnippet(row));
}

type Runnable = Omit<Snippet, "id" | "name" | "displayName" | "description" | "version" | "usage" | "createdAt" | "updatedAt">;

/** Looks up what the snippet declares, and what its workspace allows it. */
export async function toSnippetTarget(workspaceId: string, snippet: Runnable): Promise<Target> {
  const { connectors, secrets } = await loadCodeConnectors(workspaceId, snippet.connectors);
  const max: WorkspaceLimits = await findLimits(db(), workspaceId);
  const { timeoutMs, memoryLimitMb, ...limits } = effectiveLimits(snippet, max);
  const { language, code, hosts } = snippet;
  const declared = { tools: new Set(snippet.tools), hosts, connectors, secrets };
  const schema = RESULT_SCHEMA[snippet.returnType];
  return {
    plan: { type: "code_execution", run: { language, code, memoryLimitMb, limits: toSandboxLimits(limits), ...declared } },
    failure: null,
    timeoutMs,
    validator: withinBytes(compileParameters(snippet.parameters), limits.paramsBytes),
    validateResult: schema === null ? null : compileSchema(schema, "returnType", "output"),
    secrets,
  };
}

/** The largest limit needs no look: no request carries more. */
function withinBytes(validate: Validator, max: number): Validator {
  if (max >= RUN_LIMITS_MAX.paramsBytes) return validate;
  return (value: Json, root) => {
    const bytes = Buffer.byteLength(JSON.stringify(value));
    return bytes > max ? [{ path: root, message: `must not be more than ${max} bytes of JSON, but is ${bytes}` }] : validate(value, root);
  };
}

/** What each return type promises; `json` is anything. */
const RESULT_SCHEMA: Record<Snippet["returnType"], JsonObject | null> = {
  json: null,
  string: { type: "string" },
  number: { type: "number" },
  boolean: { type: "boolean" },
  object: { type: "object" },
  array: { type: "array" },
  void: { type: "null" },
};
