import { z } from "zod";
import type { CredentialType } from "./credentials.ts";
import { HeaderName, HeaderValue } from "./header-name.ts";

/** How calls are signed, and which type of credential that needs. */
export const CREDENTIAL_OF_AUTH = {
  none: null,
  api_key: "api_key",
  basic: "basic",
  digest: "basic",
  bearer: "bearer",
  oauth2: "oauth2",
  custom_headers: "secrets",
} as const satisfies Record<string, CredentialType | null>;

export type AuthType = keyof typeof CREDENTIAL_OF_AUTH;
export const AuthType = z.enum(Object.keys(CREDENTIAL_OF_AUTH) as [AuthType, ...AuthType[]]);

/** An absolute http(s) address of an authorization server. */
const ServerUrl = z.url({ protocol: /^https?$/, error: "not an absolute http(s) URL" }).max(2_048);

/** Where tokens come from. With an `issuer` the other addresses are discovered (OpenID Connect Discovery, RFC 8414); one that is given wins. */
export const OAuth2Config = z
  .strictObject({
    grant: z.enum(["client_credentials", "authorization_code", "device_code"]),
    issuer: ServerUrl.nullable().default(null),
    authorizationUrl: ServerUrl.nullable().default(null),
    tokenUrl: ServerUrl.nullable().default(null),
    deviceAuthorizationUrl: ServerUrl.nullable().default(null),
    /** Separated by spaces. */
    scope: z.string().max(2_000).default(""),
    audience: z.string().max(2_048).nullable().default(null),
    clientAuthentication: z.enum(["client_secret_basic", "client_secret_post", "none"]).default("client_secret_basic"),
    /** Each person connects an account of their own; otherwise one grant serves the whole workspace. */
    perUser: z.boolean().default(false),
  })
  .refine((config) => config.issuer !== null || config.tokenUrl !== null, "give an issuer or a tokenUrl");
export type OAuth2Config = z.output<typeof OAuth2Config>;

/** How the credential is used: `in` and `name` by `api_key`, `headers` by `custom_headers`, `oauth2` by `oauth2`. */
export const AuthConfig = z.strictObject({
  in: z.enum(["header", "query", "cookie"]).default("header"),
  name: HeaderName.default("X-API-Key"),
  /** Header templates: `{{name}}` stands for that secret of the credential. */
  headers: z
    .record(HeaderName, HeaderValue)
    .refine((headers) => Object.keys(headers).length <= 20, "at most 20 headers")
    .default({}),
  oauth2: OAuth2Config.nullable().default(null),
});
export type AuthConfig = z.output<typeof AuthConfig>;
