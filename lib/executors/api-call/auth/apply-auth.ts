import { ExecutorFailure } from "#lib/errors.ts";
import type { ReadyAuth } from "#lib/executors/api-call/auth/resolved-auth.ts";
import { withQueryParam } from "#lib/executors/api-call/http/with-query-param.ts";

export interface OutgoingRequest {
  url: URL;
  /** Names in lower case. */
  headers: Record<string, string>;
}

/** What of the request is a credential, so that it goes to no other origin. */
export interface AppliedAuth {
  sensitiveHeaders: string[];
  sensitiveQueryParams: string[];
}

/** RFC 6265 section 4.1.1: what a cookie value may hold. */
const COOKIE_VALUE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/;

/** Adds the credential to the request, in place of whatever a parameter or default header put there. */
export function applyAuth(auth: ReadyAuth, request: OutgoingRequest): AppliedAuth {
  if (auth.type === "none") return { sensitiveHeaders: [], sensitiveQueryParams: [] };
  if (auth.type === "api_key") return applyApiKey(auth, request);
  if (auth.type === "custom_headers") return applyHeaders(auth.headers, request);
  return setHeader(request, "authorization", auth.type === "bearer" ? `Bearer ${auth.token}` : basic(auth.username, auth.password));
}

function applyApiKey(auth: Extract<ReadyAuth, { type: "api_key" }>, request: OutgoingRequest): AppliedAuth {
  if (auth.in === "header") return setHeader(request, auth.name.toLowerCase(), auth.value);
  if (auth.in === "query") {
    if (!auth.value.isWellFormed()) throw unusable();
    request.url = withQueryParam(request.url, auth.name, auth.value);
    return { sensitiveHeaders: [], sensitiveQueryParams: [auth.name] };
  }
  if (!COOKIE_VALUE.test(auth.value)) throw unusable();
  const others = request.headers["cookie"]?.split(/; */).filter((pair) => pair !== "" && !pair.startsWith(`${auth.name}=`)) ?? [];
  return setHeader(request, "cookie", [...others, `${auth.name}=${auth.value}`].join("; "));
}

function applyHeaders(headers: Readonly<Record<string, string>>, request: OutgoingRequest): AppliedAuth {
  const set = Object.entries(headers).map(([name, value]) => setHeader(request, name.toLowerCase(), value));
  return { sensitiveHeaders: set.flatMap(({ sensitiveHeaders }) => sensitiveHeaders), sensitiveQueryParams: [] };
}

function setHeader(request: OutgoingRequest, name: string, value: string): AppliedAuth {
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) throw unusable();
  request.headers[name] = value;
  return { sensitiveHeaders: [name], sensitiveQueryParams: [] };
}

/** RFC 7617: the user name ends at the first colon. */
function basic(username: string, password: string): string {
  if (username.includes(":")) throw unusable();
  return `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
}

function unusable(): ExecutorFailure {
  return new ExecutorFailure("auth", "The credential holds characters that cannot be sent where the connector puts it");
}
