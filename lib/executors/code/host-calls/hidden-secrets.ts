import { joinSpellings } from "#lib/join-spellings.ts";
import type { CodeRun } from "../code-run.ts";
import type { HostEnv } from "./host-env.ts";

/** What the code must not be told: the secrets of its connectors, and the tokens that its calls were signed with so far. */
export function hiddenSecrets({ secrets }: Pick<CodeRun, "secrets">, { tokens }: Pick<HostEnv, "tokens">): readonly string[] {
  return tokens === undefined ? secrets : joinSpellings(secrets, tokens.spellings);
}
