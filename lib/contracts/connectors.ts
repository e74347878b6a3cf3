import { z } from "zod";
import { changesOf } from "./changes-of.ts";
import { Description, DisplayName, ExpectedVersion, Id, ListQuery, Message, Name, page, Timestamp } from "./common.ts";
import { AuthConfig, AuthState, AuthType } from "./connector-auth.ts";
import { CircuitBreaker, RateLimit, Retry, Timeouts } from "./connector-limits.ts";
import { HeaderName, HeaderValue } from "./header-name.ts";
import { HostPattern } from "./host-pattern.ts";

export const ApiType = z.enum(["rest", "graphql", "soap", "grpc", "custom"]);
export type ApiType = z.infer<typeof ApiType>;

/** Hosts besides the one of the base URL that calls may reach, by redirects for example, and hosts that they never may. */
export const Hosts = z.strictObject({
  allow: z.array(HostPattern).max(50).default([]),
  deny: z.array(HostPattern).max(50).default([]),
});

const AdapterCode = z.string().min(1).max(100_000);

/** The protocol of a `custom` connector: two sandboxed functions, JavaScript. */
export const Adapter = z.strictObject({
  /** `(params, helpers) => ({method, url, headers, body})` */
  request: AdapterCode,
  /** `({status, headers, body}, helpers) => result`, or throws. */
  response: AdapterCode,
});
export type Adapter = z.output<typeof Adapter>;

/** A certificate, or several, in PEM. */
const Pem = z
  .string()
  .max(65_536)
  .regex(/^\s*-----BEGIN CERTIFICATE-----/, "expected a certificate in PEM");

/** An absolute http(s) address without credentials, query or fragment. */
export const BaseUrl = z
  .string()
  .max(2_048)
  .superRefine((text, check) => {
    const problem = baseUrlProblem(text);
    if (problem !== undefined) check.addIssue({ code: "custom", message: problem });
  });

function baseUrlProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return "not an absolute URL";
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") return "the scheme must be http or https";
  if (url.username !== "" || url.password !== "") return "keep user name and password in a credential, not in the URL";
  if (url.search !== "" || url.hash !== "") return "a base URL has no query and no fragment";
  return undefined;
}

const fields = {
  name: Name,
  displayName: DisplayName,
  description: Description.default(""),
  baseUrl: BaseUrl,
  apiType: ApiType.default("rest"),
  authType: AuthType.default("none"),
  authConfig: AuthConfig.prefault({}),
  /** The credential that signs the calls. Without one the calls go out unsigned. */
  credentialId: Id.nullable().default(null),
  defaultHeaders: z
    .record(HeaderName, HeaderValue)
    .refine((headers) => Object.keys(headers).length <= 50, "at most 50 headers")
    .default({}),
  timeoutMs: z.number().int().min(1).max(300_000).default(30_000),
  timeouts: Timeouts.prefault({}),
  retry: Retry.prefault({}),
  rateLimit: RateLimit.nullable().default(null),
  circuitBreaker: CircuitBreaker.nullable().default(null),
  hosts: Hosts.prefault({}),
  /** A credential of type client_certificate: mutual TLS. */
  tlsCredentialId: Id.nullable().default(null),
  /** Certificates of the authorities that the server's is checked against, in place of the usual ones. */
  tlsCa: Pem.nullable().default(null),
  adapter: Adapter.nullable().default(null),
};

export const CreateConnectorInput = z.strictObject(fields);
export type CreateConnectorInput = z.output<typeof CreateConnectorInput>;

export const UpdateConnectorInput = z.strictObject({ ...changesOf(fields), version: ExpectedVersion });
export type UpdateConnectorInput = z.output<typeof UpdateConnectorInput>;

export const Connector = z.object({
  id: Id,
  name: Name,
  displayName: z.string(),
  description: z.string(),
  baseUrl: z.string(),
  apiType: ApiType,
  authType: AuthType,
  authConfig: AuthConfig,
  credentialId: Id.nullable(),
  defaultHeaders: z.record(z.string(), z.string()),
  timeoutMs: z.number().int(),
  timeouts: Timeouts.prefault({}),
  retry: Retry.prefault({}),
  rateLimit: RateLimit.nullable(),
  circuitBreaker: CircuitBreaker.nullable(),
  hosts: Hosts.prefault({}),
  tlsCredentialId: Id.nullable(),
  tlsCa: z.string().nullable(),
  adapter: Adapter.nullable(),
  version: z.number().int(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Connector = z.infer<typeof Connector>;

/** A connector as answers show it. */
export const ConnectorView = z.object({
  ...Connector.shape,
  authState: AuthState,
  /** How many endpoints it has. */
  endpoints: z.number().int(),
  /** When one of them was called last. */
  lastUsedAt: Timestamp.nullable(),
});
export type ConnectorView = z.infer<typeof ConnectorView>;

export const ListConnectorsQuery = z.strictObject({ ...ListQuery.shape, apiType: ApiType.optional() });
export type ListConnectorsQuery = z.output<typeof ListConnectorsQuery>;
export const ConnectorAnswer = z.object({ connector: ConnectorView });
export const ConnectorChanged = z.object({ ...Message.shape, connector: ConnectorView });
export const ConnectorList = page("connectors", ConnectorView);

/** What would fail without the connector: the tools that call its endpoints, the snippets that name it. */
export const ConnectorUses = z.object({
  uses: z.array(z.object({ kind: z.enum(["tool", "snippet"]), id: Id, name: Name, displayName: z.string() })),
});
export type ConnectorUses = z.infer<typeof ConnectorUses>;
