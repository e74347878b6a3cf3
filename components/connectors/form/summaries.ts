import { formatDuration } from "#lib/client/format-duration.ts";
import { AUTH_TYPES } from "../connector-labels.ts";
import type { ConnectorDraft } from "./read-connector.ts";

/** Each folded section of the form in one line. Numbers that are half typed are left out. */
export const summaries = {
  auth: (draft: ConnectorDraft, credential: string | undefined): string => {
    const type = draft.authType ?? "none";
    if (type === "none") return "None";
    return [AUTH_TYPES[type], detailOf(draft), credential ?? "no credential yet"].filter((part) => part !== undefined).join(" · ");
  },
  headers: ({ defaultHeaders = {} }: ConnectorDraft): string => {
    const names = Object.keys(defaultHeaders).filter((name) => name !== "");
    return names.length === 0 ? "None" : names.join(", ");
  },
  limits: ({ timeoutMs, retry, rateLimit, circuitBreaker }: ConnectorDraft): string =>
    join([
      timeoutMs !== undefined && Number.isFinite(timeoutMs) ? `${formatDuration(timeoutMs)} per call` : undefined,
      attempts(retry?.maxRetries),
      rateLimit == null ? "no rate limit" : `${rateLimit.requests} requests in ${rateLimit.perSeconds ?? 1} s`,
      circuitBreaker == null ? undefined : "circuit breaker",
    ]),
  network: ({ tlsCa, tlsCredentialId, hosts }: ConnectorDraft): string =>
    join([
      tlsCa == null ? "usual authorities" : "own authority",
      tlsCredentialId == null ? undefined : "client certificate",
      count(hosts?.allow?.length, "further host"),
      count(hosts?.deny?.length, "forbidden host"),
    ]),
};

function detailOf({ authType, authConfig }: ConnectorDraft): string | undefined {
  if (authType === "api_key") return `${authConfig?.in ?? "header"} ${authConfig?.name ?? "X-API-Key"}`;
  if (authType === "oauth2") return authConfig?.oauth2?.grant.replaceAll("_", " ");
  return authType === "custom_headers" ? count(Object.keys(authConfig?.headers ?? {}).length, "header") : undefined;
}

function attempts(maxRetries = 2): string | undefined {
  if (!Number.isFinite(maxRetries)) return undefined;
  return maxRetries === 0 ? "one attempt" : `${maxRetries + 1} attempts`;
}

function count(number: number | undefined, noun: string): string | undefined {
  if (number === undefined || number === 0) return undefined;
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function join(parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(" · ");
}
