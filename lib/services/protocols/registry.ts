import type { ApiType } from "#lib/contracts/connectors.ts";
import { graphql } from "./graphql.ts";
import { grpc } from "./grpc.ts";
import type { Protocol } from "./protocol.ts";
import { rest } from "./rest.ts";
import { soap } from "./soap.ts";

const PROTOCOLS: Partial<Record<ApiType, Protocol>> = { rest, graphql, soap, grpc };

export function protocolOf(apiType: ApiType): Protocol {
  const protocol = PROTOCOLS[apiType];
  if (protocol === undefined) throw new Error(`No protocol ${apiType}`);
  return protocol;
}
