import type { JsonObject } from "#lib/contracts/json.ts";
import type { Snippet } from "#lib/contracts/snippets.ts";
import { db } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import type { Target } from "../executions/subject.ts";
import { compileParameters } from "../parameters/compile-parameters.ts";
import { compileSchema } from "../parameters/compile-schema.ts";
import { toSnippet } from "./to-snippet.ts";

/** The snippet that a tool runs: always its current version. */
export async function loadSnippetTarget(workspaceId: string, id: string): Promise<Target> {
  const row = await db().codeSnippet.findFirst({ where: { id, workspaceId, deletedAt: null } });
  if (row === null) throw new AppError("conflict", "The snippet that this version runs was deleted");
  return toSnippetTarget(toSnippet(row));
}

type Runnable = Pick<Snippet, "language" | "code" | "parameters" | "returnType" | "timeoutMs" | "memoryLimitMb">;

export function toSnippetTarget(snippet: Runnable): Target {
  const { language, code, memoryLimitMb } = snippet;
  const schema = RESULT_SCHEMA[snippet.returnType];
  return {
    plan: { type: "code_execution", run: { language, code, memoryLimitMb } },
    failure: null,
    timeoutMs: snippet.timeoutMs,
    validator: compileParameters(snippet.parameters),
    validateResult: schema === null ? null : compileSchema(schema, "returnType", "output"),
    secrets: [],
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
