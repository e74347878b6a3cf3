import { isDeepStrictEqual } from "node:util";
import type { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import type { DerivedSchemas, Known } from "../protocols/protocol.ts";
import { protocolOf } from "../protocols/registry.ts";
import { checkEndpoint } from "./check-endpoint.ts";

const SIDES = ["bodySchema", "responseSchema"] as const;
type Side = (typeof SIDES)[number];

/** An endpoint as it is stored. */
type Stored = Pick<EndpointDefinition, Side> & { derivedSchemas: readonly string[] };

interface Completed {
  definition: EndpointDefinition;
  /** The schemas that nobody wrote. */
  derivedSchemas: string[];
}

/**
 * Checks an endpoint and gives it the schemas that its service's description has for it. Those that a person wrote stay; what was derived
 * once, and came back as it was, follows the operation and the description. Throws `invalid_request`.
 */
export function completeEndpoint(endpoint: EndpointDefinition, known: Pick<Known, "connector" | "schema">, stored?: Stored): Completed {
  const derived = protocolOf(known.connector.apiType).derive(endpoint, known);
  const derivedSchemas = SIDES.filter((side) => !isOwn(side, endpoint, derived, stored));
  const schemas = Object.fromEntries(derivedSchemas.map((side) => [side, derivedSchema(side, endpoint, derived)]));
  const definition: EndpointDefinition = { ...endpoint, ...schemas };
  checkEndpoint(definition);
  return { definition, derivedSchemas };
}

function isOwn(side: Side, endpoint: EndpointDefinition, derived: DerivedSchemas, stored: Stored | undefined): boolean {
  const written = endpoint[side];
  if (written === null || isDeepStrictEqual(written, derived[side])) return false;
  if (derived.only && derivedSchema(side, endpoint, derived) !== null) return false;
  const unchanged = stored?.derivedSchemas.includes(side) === true && isDeepStrictEqual(written, stored[side]);
  return !unchanged;
}

/** Where a part of the answer is taken, only whoever takes it knows what that looks like. */
function derivedSchema(side: Side, { projection }: EndpointDefinition, derived: DerivedSchemas): DerivedSchemas[Side] {
  return side === "responseSchema" && projection !== null ? null : derived[side];
}
