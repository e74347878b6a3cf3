import { joinSpellings } from "#lib/join-spellings.ts";
import type { ExecutionEnv } from "./types.ts";

/** What an execution must not show: the secrets that it was planned with, and the tokens that its calls were signed with so far. */
export function hiddenSecrets({ secrets }: { secrets: readonly string[] }, { tokens }: Pick<ExecutionEnv, "tokens">): readonly string[] {
  return tokens === undefined ? secrets : joinSpellings(secrets, tokens.spellings);
}
