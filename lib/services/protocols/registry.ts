import type { ApiType } from "#lib/contracts/connectors.ts";
import { custom } from "./custom.ts";
import { graphql } from "./graphql.ts";
import { grpc } from "./grpc.ts";
import type { Protocol } from "./protocol.ts";
import { rest } from "./rest.ts";
import { soap } from "./soap.ts";

const PROTOCOLS: Record<ApiType, Protocol> = { rest, graphql, soap, grpc, custom };

export function protocolOf(apiType: ApiType): Protocol {
  return PROTOCOLS[apiType];
}
