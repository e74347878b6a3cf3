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

/** Protocols as a person chooses among them. */
export const API_CHOICES: Record<ApiType, { label: string; hint: string }> = {
  rest: { label: API_TYPES.rest, hint: "Methods and paths" },
  graphql: { label: API_TYPES.graphql, hint: "Queries at one address" },
  soap: { label: API_TYPES.soap, hint: "XML, by its WSDL" },
  grpc: { label: API_TYPES.grpc, hint: "Protobuf, by reflection" },
  custom: { label: "Custom", hint: "Your own code speaks it" },
};

export const AUTH_CHOICES: Record<AuthType, { label: string; hint: string }> = {
  none: { label: "None", hint: "Open to everybody" },
  api_key: { label: AUTH_TYPES.api_key, hint: "In a header, query or cookie" },
  bearer: { label: AUTH_TYPES.bearer, hint: "One token for every call" },
  basic: { label: AUTH_TYPES.basic, hint: "User name and password" },
  digest: { label: AUTH_TYPES.digest, hint: "A hash of the password" },
  oauth2: { label: AUTH_TYPES.oauth2, hint: "Tokens, renewed by themselves" },
  custom_headers: { label: AUTH_TYPES.custom_headers, hint: "Several secrets at once" },
};
