import { MEMORY_LIMIT_MB_DEFAULT, TIMEOUT_MS_DEFAULT, type WorkspaceLimits } from "#lib/contracts/run-limits.ts";
import type { CreateSnippetInput, Snippet } from "#lib/contracts/snippets.ts";

/** What nobody chose is never refused: a default above the workspace's maximum is that maximum. */
export function withDefaultLimits(
  input: CreateSnippetInput,
  max: WorkspaceLimits,
): CreateSnippetInput & Pick<Snippet, "timeoutMs" | "memoryLimitMb"> {
  return {
    ...input,
    timeoutMs: input.timeoutMs ?? Math.min(TIMEOUT_MS_DEFAULT, max.timeoutMs ?? TIMEOUT_MS_DEFAULT),
    memoryLimitMb: input.memoryLimitMb ?? Math.min(MEMORY_LIMIT_MB_DEFAULT, max.memoryLimitMb ?? MEMORY_LIMIT_MB_DEFAULT),
  };
}
