import { ApiType } from "#lib/contracts/connectors.ts";
import { AppError } from "#lib/errors.ts";
import type { Description } from "../protocols/protocol.ts";
import { protocolOf } from "../protocols/registry.ts";

/** How the services of a protocol describe themselves. Throws `conflict` for a protocol without descriptions. */
export function descriptionOf(apiType: string): Description {
  const { description } = protocolOf(ApiType.parse(apiType));
  if (description === null) throw new AppError("conflict", `Services of the type ${apiType} have no description to read`);
  return description;
}
