import type { PastedPart, PastedRequest } from "../request/pasted-request.ts";

/** What the options of a command line have said so far. */
export interface CurlCommand {
  method: string | null;
  addresses: string[];
  headers: [name: string, value: string][];
  /** Of -d and its kin, in order; a file is not read. */
  data: string[];
  file: string | null;
  parts: PastedPart[];
  cookies: string[];
  user: string | null;
  isDigest: boolean;
  isJson: boolean;
  inQuery: boolean;
  isHead: boolean;
  isUpload: boolean;
  timeoutMs: number | null;
  connectMs: number | null;
  maxRetries: number | null;
  baseDelayMs: number | null;
  notes: string[];
}

export function newCommand(): CurlCommand {
  return {
    method: null,
    addresses: [],
    headers: [],
    data: [],
    file: null,
    parts: [],
    cookies: [],
    user: null,
    isDigest: false,
    isJson: false,
    inQuery: false,
    isHead: false,
    isUpload: false,
    timeoutMs: null,
    connectMs: null,
    maxRetries: null,
    baseDelayMs: null,
    notes: [],
  };
}

/** The request that curl would send. */
export function toRequest(command: CurlCommand, address: string): PastedRequest {
  const { data, file, parts, user, isDigest, inQuery, isHead, isUpload, notes } = command;
  const text = data.length === 0 ? null : data.join(command.isJson ? "" : "&");
  const hasBody = (text !== null && !inQuery) || file !== null || parts.length > 0;
  const implied = isHead ? "HEAD" : isUpload ? "PUT" : hasBody ? "POST" : "GET";
  const colon = user?.indexOf(":") ?? -1;
  return {
    method: (command.method ?? implied).toUpperCase(),
    address: text !== null && inQuery ? withQuery(address, text) : address,
    headers: headersOf(command),
    body: !hasBody ? null : parts.length > 0 ? { parts } : file !== null ? { file } : { text: text ?? "" },
    user:
      user === null
        ? null
        : { username: colon === -1 ? user : user.slice(0, colon), password: colon === -1 ? "" : user.slice(colon + 1), isDigest },
    settings: settingsOf(command),
    notes,
  };
}

function headersOf({ headers, cookies, isJson }: CurlCommand): PastedRequest["headers"] {
  const hasType = headers.some(([name]) => name.toLowerCase() === "content-type");
  return [
    ...headers,
    ...(isJson && !hasType ? [["Content-Type", "application/json"] as const] : []),
    ...(cookies.length === 0 ? [] : [["Cookie", cookies.join("; ")] as const]),
  ];
}

function settingsOf({ timeoutMs, connectMs, maxRetries, baseDelayMs }: CurlCommand): PastedRequest["settings"] {
  const retries = maxRetries ?? (baseDelayMs === null ? null : 2);
  return {
    ...(timeoutMs === null ? {} : { timeoutMs }),
    ...(connectMs === null ? {} : { timeouts: { connectMs, firstByteMs: null } }),
    ...(retries === null ? {} : { retry: { maxRetries: retries, baseDelayMs: baseDelayMs ?? 250 } }),
  };
}

function withQuery(address: string, text: string): string {
  const [before = "", fragment] = address.split("#", 2);
  return `${before}${before.includes("?") ? "&" : "?"}${text}${fragment === undefined ? "" : `#${fragment}`}`;
}
