import { z } from "zod";
import type { CredentialType } from "./credentials.ts";
import { HeaderName, HeaderValue } from "./header-name.ts";
import { WsSecurity } from "./ws-security.ts";

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

/** What ties an authorization request to its answer is never a connector's to choose. */
const OWN_PARAMS = new Set([
  "client_id",
  "redirect_uri",
  "response_type",
  "response_mode",
  "state",
  "code_challenge",
  "code_challenge_method",
  "request",
  "request_uri",
  "nonce",
  "client_secret",
]);

/** Where tokens come from. With an `issuer` the other addresses are discovered (OpenID Connect Discovery, RFC 8414); one that is given wins. */
export const OAuth2Config = z
  .strictObject({
    grant: z.enum(["client_credentials", "authorization_code", "device_code"]),
    issuer: ServerUrl.nullable().default(null),
    authorizationUrl: ServerUrl.refine(
      (url) => [...(URL.parse(url)?.searchParams.keys() ?? [])].every((name) => !OWN_PARAMS.has(name)),
      "names a parameter in its query that the studio sets itself",
    )
      .nullable()
      .default(null),
    tokenUrl: ServerUrl.nullable().default(null),
    deviceAuthorizationUrl: ServerUrl.nullable().default(null),
    /** Separated by spaces. */
    scope: z.string().max(2_000).default(""),
    audience: z.string().max(2_048).nullable().default(null),
    /** The API that the tokens are for (RFC 8707), where the server asks for it. */
    resource: ServerUrl.nullable().default(null),
    /** Further parameters of the authorization request, e.g. `access_type=offline`. */
    authorizationParams: z
      .record(z.string().regex(/^[A-Za-z0-9_.-]{1,100}$/, "not a name"), z.string().max(2_000))
      .refine((params) => Object.keys(params).length <= 20, "at most 20 parameters")
      .refine((params) => Object.keys(params).every((name) => !OWN_PARAMS.has(name)), "names a parameter that the studio sets itself")
      .default({}),
    clientAuthentication: z.enum(["client_secret_basic", "client_secret_post", "none"]).default("client_secret_basic"),
    /** Each person connects an account of their own; otherwise one grant serves the whole workspace. */
    perUser: z.boolean().default(false),
  })
  .refine((config) => config.issuer !== null || config.tokenUrl !== null, "give an issuer or a tokenUrl")
  .refine(
    ({ grant, issuer, authorizationUrl }) => grant !== "authorization_code" || issuer !== null || authorizationUrl !== null,
    "give an issuer or an authorizationUrl",
  )
  .refine(
    ({ grant, issuer, deviceAuthorizationUrl }) => grant !== "device_code" || issuer !== null || deviceAuthorizationUrl !== null,
    "give an issuer or a deviceAuthorizationUrl",
  );
export type OAuth2Config = z.output<typeof OAuth2Config>;

/** How the credential is used: `in` and `name` by `api_key`, `headers` by `custom_headers`, `oauth2` by `oauth2`; `wsSecurity` by `basic` and by client certificates. */
export const AuthConfig = z.strictObject({
  in: z.enum(["header", "query", "cookie"]).default("header"),
  name: HeaderName.default("X-API-Key"),
  /** Header templates: `{{name}}` stands for that secret of the credential. */
  headers: z
    .record(HeaderName, HeaderValue)
    .refine((headers) => Object.keys(headers).length <= 20, "at most 20 headers")
    .default({}),
  oauth2: OAuth2Config.nullable().default(null),
  /** Of SOAP connectors. */
  wsSecurity: WsSecurity.nullable().default(null),
});
export type AuthConfig = z.output<typeof AuthConfig>;

/**
 * Whether calls can be signed: `unsigned` has no credential, `needs_connect` no account yet; `needs_reconnect` had one that was revoked
 * or has ended. For connectors with an account for each person it is the state of whoever asks.
 */
export const AuthState = z.enum(["none", "ready", "unsigned", "needs_connect", "needs_reconnect"]);
export type AuthState = z.infer<typeof AuthState>;
