import type { AuthType } from "#lib/contracts/connector-auth.ts";
import type { ApiType } from "#lib/contracts/connectors.ts";

export const API_TYPES: Record<ApiType, string> = {
  rest: "REST",
  graphql: "GraphQL",
  soap: "SOAP",
  grpc: "gRPC",
  custom: "Custom adapter",
};

export const AUTH_TYPES: Record<AuthType, string> = {
  none: "None",
  api_key: "API key",
  basic: "Basic",
  digest: "Digest",
  bearer: "Bearer token",
  oauth2: "OAuth 2",
  custom_headers: "Custom headers",
};

/** How the service of a type describes itself; types that are not here do not. */
export const DESCRIPTIONS: Partial<Record<ApiType, { noun: string; files: string; accept: string }>> = {
  graphql: { noun: "schema", files: "GraphQL SDL", accept: ".graphql,.gql,.graphqls,.json" },
  soap: { noun: "WSDL", files: "WSDL and the schemas it imports", accept: ".wsdl,.xsd,.xml" },
  grpc: { noun: "service description", files: ".proto files or a descriptor set", accept: ".proto,.pb,.desc,.protoset,.binpb" },
};
