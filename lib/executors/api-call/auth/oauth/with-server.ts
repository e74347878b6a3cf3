import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  discovery,
  None,
  type ServerMetadata,
} from "openid-client";
import type { OAuth2Config } from "#lib/contracts/connector-auth.ts";
import { clientSecrets } from "./client-secrets.ts";
import { discoveryMemory } from "./discovery-memory.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import type { OAuthClient } from "./oauth-client.ts";
import type { ServerEnv } from "./server-env.ts";
import { SERVER_TIMES } from "./server-times.ts";
import { toOAuthFailure } from "./to-oauth-failure.ts";

const TIMEOUT_SECONDS = SERVER_TIMES.request / 1000;

const AUTHENTICATION = {
  client_secret_basic: ClientSecretBasic,
  client_secret_post: ClientSecretPost,
  none: None,
} satisfies Record<OAuth2Config["clientAuthentication"], (secret: string) => unknown>;

/** Talks to the connector's authorization server. Whatever goes wrong is an OAuthFailure without `secrets` and the client's own. */
export async function withServer<T>(
  client: OAuthClient,
  env: ServerEnv,
  secrets: readonly string[],
  talk: (server: Configuration) => Promise<T>,
): Promise<T> {
  try {
    return await talk(await serverOf(client, env));
  } catch (thrown) {
    throw toOAuthFailure(thrown, [...clientSecrets(client), ...secrets]);
  }
}

async function serverOf(client: OAuthClient, env: ServerEnv): Promise<Configuration> {
  const { config, clientId, clientSecret } = client;
  const authentication = AUTHENTICATION[config.clientAuthentication](clientSecret);
  const fetch = guardedFetch(client, env);
  const given = endpointsOf(config);
  const server = new Configuration({ ...(await discovered(client, fetch)), ...given }, clientId, undefined, authentication);
  server[customFetch] = fetch;
  server.timeout = TIMEOUT_SECONDS;
  if (isInsecure(config)) allowInsecureRequests(server);
  return server;
}

/** By OpenID Connect Discovery, or else by RFC 8414. */
async function discovered(client: OAuthClient, fetch: ReturnType<typeof guardedFetch>): Promise<ServerMetadata> {
  const { issuer, tokenUrl } = client.config;
  if (issuer === null) return { issuer: new URL(tokenUrl ?? client.baseUrl).origin };
  const options = {
    [customFetch]: discoveryMemory(client, fetch),
    execute: isInsecure(client.config) ? [allowInsecureRequests] : [],
    timeout: TIMEOUT_SECONDS,
  };
  const ask = async (algorithm: "oidc" | "oauth2") =>
    (await discovery(new URL(issuer), client.clientId, undefined, undefined, { ...options, algorithm })).serverMetadata();
  try {
    return await ask("oidc");
  } catch (first) {
    if (new URL(issuer).pathname.includes("/.well-known/")) throw first;
    return ask("oauth2").catch(() => Promise.reject(first));
  }
}

/** Without TLS only where somebody has written that down: no server may lead from https to http. */
function isInsecure({ issuer, authorizationUrl, tokenUrl, deviceAuthorizationUrl }: OAuth2Config): boolean {
  return [issuer, authorizationUrl, tokenUrl, deviceAuthorizationUrl].some((url) => url?.toLowerCase().startsWith("http:") === true);
}

function endpointsOf({ authorizationUrl, tokenUrl, deviceAuthorizationUrl }: OAuth2Config): Partial<ServerMetadata> {
  return {
    ...(authorizationUrl === null ? {} : { authorization_endpoint: authorizationUrl }),
    ...(tokenUrl === null ? {} : { token_endpoint: tokenUrl }),
    ...(deviceAuthorizationUrl === null ? {} : { device_authorization_endpoint: deviceAuthorizationUrl }),
  };
}
