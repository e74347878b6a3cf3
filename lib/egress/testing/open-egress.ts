import { createEgress, type EgressOptions } from "#lib/egress/create-egress.ts";
import { createPolicy } from "#lib/egress/create-policy.ts";
import type { Egress } from "#lib/egress/egress.ts";
import { parseRules } from "#lib/egress/parse-rules.ts";

/** An egress that may call what `allow` names, closed at the end of its scope. */
export function openEgress(allow: string, options: Omit<EgressOptions, "policy"> = {}): Egress & AsyncDisposable {
  const egress = createEgress({ policy: createPolicy({ allow: parseRules(allow) }), ...options });
  return { ...egress, [Symbol.asyncDispose]: () => egress.close() };
}
