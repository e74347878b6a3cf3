import { z } from "zod";
import { Description, DisplayName, ExpectedVersion, Id, ListQuery, Message, Name, page, Timestamp } from "./common.ts";

export const ApiType = z.enum(["rest"]);
export const AuthType = z.enum(["none", "api_key", "basic", "bearer"]);
export type AuthType = z.infer<typeof AuthType>;

/** A header name of RFC 9110, section 5.1. */
export const HeaderName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "not a header name");

/** Visible ASCII, spaces and tabs: what every server accepts. */
const HeaderValue = z
  .string()
  .max(8_192)
  .regex(/^[\t\x20-\x7e]*$/, "a header value is one line of ASCII");

/** Where an API key goes. Only `api_key` reads it. */
export const AuthConfig = z.strictObject({
  in: z.enum(["header", "query", "cookie"]).default("header"),
  name: HeaderName.default("X-API-Key"),
});
export type AuthConfig = z.output<typeof AuthConfig>;

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
};

export const CreateConnectorInput = z.strictObject(fields);
export type CreateConnectorInput = z.output<typeof CreateConnectorInput>;

export const UpdateConnectorInput = z.strictObject({
  name: Name.optional(),
  displayName: DisplayName.optional(),
  description: Description.optional(),
  baseUrl: BaseUrl.optional(),
  apiType: ApiType.optional(),
  authType: AuthType.optional(),
  authConfig: AuthConfig.optional(),
  credentialId: Id.nullable().optional(),
  defaultHeaders: fields.defaultHeaders.unwrap().optional(),
  timeoutMs: fields.timeoutMs.unwrap().optional(),
  version: ExpectedVersion,
});
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
  version: z.number().int(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Connector = z.infer<typeof Connector>;

export const ListConnectorsQuery = z.strictObject({ ...ListQuery.shape, apiType: ApiType.optional() });
export type ListConnectorsQuery = z.output<typeof ListConnectorsQuery>;
export const ConnectorAnswer = z.object({ connector: Connector });
export const ConnectorChanged = z.object({ ...Message.shape, connector: Connector });
export const ConnectorList = page("connectors", Connector);
