import { Parameters } from "#lib/contracts/parameters.ts";
import { RunLimits } from "#lib/contracts/run-limits.ts";
import { Language, ReturnType, type Snippet } from "#lib/contracts/snippets.ts";
import type { CodeSnippet } from "#lib/db/generated/client.ts";
import { toUsage } from "../usage.ts";

export function toSnippet(row: CodeSnippet): Snippet {
  return {
    id: row.id,
    name: row.name,
    displayName: row.displayName,
    description: row.description,
    language: Language.parse(row.language),
    code: row.code,
    parameters: Parameters.parse(row.parameters),
    returnType: ReturnType.parse(row.returnType),
    tools: row.tools,
    hosts: row.hosts,
    connectors: row.connectors,
    limits: RunLimits.parse(row.limits),
    timeoutMs: row.timeoutMs,
    memoryLimitMb: row.memoryLimitMb,
    version: row.version,
    usage: toUsage(row),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
