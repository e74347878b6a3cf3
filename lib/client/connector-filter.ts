import { z } from "zod";
import { ApiType } from "#lib/contracts/connectors.ts";

const Filter = z.object({
  search: z.string().trim().max(200).optional().catch(undefined),
  protocol: ApiType.optional().catch(undefined),
});

interface ConnectorFilter {
  search: string | undefined;
  apiType: ApiType | undefined;
}

/** The part of the address that filters the list of connectors. A value that makes no sense counts as absent. */
export function toConnectorFilter(address: Record<string, unknown>): ConnectorFilter {
  const { search, protocol } = Filter.parse(address);
  return { search: search || undefined, apiType: protocol };
}
