import type { CodeRun } from "../code-run.ts";
import type { HostEnv } from "./host-env.ts";

/** What the code must not be told: the secrets of its connectors, and the tokens that its calls were signed with so far. */
export function hiddenSecrets({ secrets }: Pick<CodeRun, "secrets">, { tokens }: Pick<HostEnv, "tokens">): readonly string[] {
  const given = tokens?.spellings ?? [];
  return given.length === 0 ? secrets : [...secrets, ...given].sort((one, other) => other.length - one.length);
}
