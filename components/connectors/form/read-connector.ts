import type { z } from "zod";
import { formTexts } from "#components/common/form-texts.ts";
import { readLines } from "#components/common/lines/read-lines.ts";
import { AuthType } from "#lib/contracts/connector-auth.ts";
import { ApiType, type CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { readAuthConfig } from "./read-auth-config.ts";
import { readNumber } from "./read-number.ts";

/** A connector as it is typed: what is no number yet is NaN, which the contract refuses. */
export type ConnectorDraft = z.input<typeof CreateConnectorInput>;
type Input = ConnectorDraft;
type Texts = ReturnType<typeof formTexts>;

/** The request that the filled-in form stands for; what the form does not show stays as it was at the start. */
export function readConnector(form: FormData, start: CreateConnectorInput): Input {
  const text = formTexts(form);
  const apiType = ApiType.parse(text("apiType"));
  const authType = AuthType.parse(text("authType"));
  return {
    name: text("name"),
    displayName: text("displayName"),
    description: text("description"),
    baseUrl: text("baseUrl"),
    apiType,
    authType,
    authConfig: readAuthConfig(text, { apiType, authType, present: start.authConfig }),
    credentialId: text("credentialId") || null,
    defaultHeaders: readHeaders(form),
    timeoutMs: readNumber(text("timeoutMs"), 30_000),
    timeouts: { connectMs: readNumber(text("connectMs"), null), firstByteMs: readNumber(text("firstByteMs"), null) },
    retry: { maxRetries: readNumber(text("maxRetries"), 2), baseDelayMs: readNumber(text("baseDelayMs"), 250) },
    rateLimit: readRateLimit(text),
    circuitBreaker: readCircuitBreaker(text),
    hosts: { allow: readLines(text("hostsAllow")), deny: readLines(text("hostsDeny")) },
    tlsCredentialId: text("tlsCredentialId") || null,
    tlsCa: text("tlsCa") || null,
    adapter: apiType === "custom" ? { request: text("adapterRequest"), response: text("adapterResponse") } : null,
  };
}

/** No limit where nothing is filled in; where something is, the number of requests has to be. */
function readRateLimit(text: Texts): Input["rateLimit"] {
  const names = ["rateRequests", "ratePerSeconds", "rateBurst", "rateConcurrency"];
  if (names.every((name) => text(name) === "")) return null;
  return {
    requests: readNumber(text("rateRequests"), Number.NaN),
    perSeconds: readNumber(text("ratePerSeconds"), 1),
    burst: readNumber(text("rateBurst"), null),
    concurrency: readNumber(text("rateConcurrency"), null),
  };
}

function readCircuitBreaker(text: Texts): Input["circuitBreaker"] {
  if (text("breakerFailures") === "" && text("breakerCooldownMs") === "") return null;
  return { failures: readNumber(text("breakerFailures"), 5), cooldownMs: readNumber(text("breakerCooldownMs"), 10_000) };
}

/** Rows in which nothing is filled in are none. */
function readHeaders(form: FormData): Record<string, string> {
  const values = form.getAll("headerValue");
  const rows = form.getAll("headerName").map((name, index) => [String(name).trim(), String(values[index] ?? "").trim()] as const);
  return Object.fromEntries(rows.filter(([name, value]) => name !== "" || value !== ""));
}
