import type { z } from "zod";
import { readLines, readPairs } from "#components/common/read-pairs.ts";
import type { CreateConnectorInput } from "#lib/contracts/connectors.ts";

type Input = z.input<typeof CreateConnectorInput>;

/** The request that the filled-in form stands for; a part that the form does not show keeps its default. */
export function readConnector(form: FormData): Input {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return {
    name: text("name"),
    displayName: text("displayName"),
    description: text("description"),
    baseUrl: text("baseUrl"),
    apiType: text("apiType") as Input["apiType"],
    authType: text("authType") as Input["authType"],
    authConfig: readAuthConfig(form),
    credentialId: text("credentialId") || null,
    defaultHeaders: readPairs(text("defaultHeaders"), ":"),
    timeoutMs: numberOr(text("timeoutMs"), 30_000),
    timeouts: { connectMs: numberOr(text("connectMs"), null), firstByteMs: numberOr(text("firstByteMs"), null) },
    retry: { maxRetries: numberOr(text("maxRetries"), 2), baseDelayMs: numberOr(text("baseDelayMs"), 250) },
    rateLimit: readRateLimit(form),
    circuitBreaker:
      text("breakerFailures") === ""
        ? null
        : { failures: Number(text("breakerFailures")), cooldownMs: numberOr(text("breakerCooldownMs"), 10_000) },
    hosts: { allow: readLines(text("hostsAllow")), deny: readLines(text("hostsDeny")) },
    tlsCredentialId: text("tlsCredentialId") || null,
    tlsCa: text("tlsCa") || null,
    adapter: text("apiType") === "custom" ? { request: text("adapterRequest"), response: text("adapterResponse") } : null,
  };
}

function readAuthConfig(form: FormData): NonNullable<Input["authConfig"]> {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const authType = text("authType");
  const wsSecurity = readWsSecurity(text("apiType"), text("usernameToken"), text("signMessages"));
  if (wsSecurity !== null) return { wsSecurity };
  if (authType === "api_key") return { in: text("keyIn") as "header", name: text("keyName") };
  if (authType === "custom_headers") return { headers: readPairs(text("authHeaders"), ":") };
  if (authType !== "oauth2") return {};
  const url = (name: string) => text(name) || null;
  return {
    oauth2: {
      grant: text("grant") as "client_credentials",
      issuer: url("issuer"),
      authorizationUrl: url("authorizationUrl"),
      tokenUrl: url("tokenUrl"),
      deviceAuthorizationUrl: url("deviceAuthorizationUrl"),
      scope: text("scope"),
      audience: url("audience"),
      resource: url("resource"),
      authorizationParams: readPairs(text("authorizationParams"), "="),
      clientAuthentication: text("clientAuthentication") as "client_secret_basic",
      perUser: text("perUser") === "yes",
    },
  };
}

function readWsSecurity(apiType: string, token: string, sign: string): NonNullable<Input["authConfig"]>["wsSecurity"] {
  if (apiType !== "soap" || (token === "" && sign !== "yes")) return null;
  return { usernameToken: token === "" ? null : (token as "text"), sign: sign === "yes", timestamp: true };
}

function readRateLimit(form: FormData): Input["rateLimit"] {
  const number = (name: string) => numberOr(String(form.get(name) ?? "").trim(), null);
  const requests = number("rateRequests");
  if (requests === null) return null;
  return { requests, perSeconds: number("ratePerSeconds") ?? 1, burst: number("rateBurst"), concurrency: number("rateConcurrency") };
}

function numberOr<T>(text: string, otherwise: T): number | T {
  return text === "" ? otherwise : Number(text);
}
