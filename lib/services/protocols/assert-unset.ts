import { isDeepStrictEqual } from "node:util";
import type { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import { refuse } from "#lib/refuse.ts";

/** What tells how a request of REST is made, as an endpoint has it that says nothing of it. */
const UNSET = {
  method: "POST",
  path: "/",
  pathParams: [],
  queryParams: [],
  headerParams: [],
  cookieParams: [],
  bodyType: "json",
  answerType: "auto",
  pagination: null,
  idempotencyHeader: null,
} satisfies Partial<EndpointDefinition>;
type Setting = keyof typeof UNSET;

/** Refuses what has no effect in a protocol, which uses only some of these settings. `why` follows the setting's name. */
export function assertUnset(endpoint: EndpointDefinition, used: readonly Setting[], why: string): void {
  const settings = Object.entries(UNSET).filter(([name]) => !(used as readonly string[]).includes(name));
  for (const [name, unset] of settings) {
    if (!isDeepStrictEqual(endpoint[name as Setting], unset)) throw refuse(name, why);
  }
}
