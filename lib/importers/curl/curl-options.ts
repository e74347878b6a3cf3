import type { CurlCommand } from "./curl-command.ts";
import { addData, addPart, addUrlEncoded } from "./read-data.ts";

export interface CurlOption {
  /** Whether the next word is its value. */
  takesValue: boolean;
  read: (command: CurlCommand, value: string) => void;
}

const flag = (read: (command: CurlCommand) => void): CurlOption => ({ takesValue: false, read });
const valued = (read: CurlOption["read"]): CurlOption => ({ takesValue: true, read });
const list = (names: string, option: (name: string) => CurlOption) =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, option(name)]));

/** What matters to the terminal only, or is done anyway. */
const SILENT = `silent show-error verbose include fail fail-with-body fail-early location progress-bar no-progress-meter compressed
  compressed-ssh globoff no-buffer remote-name remote-name-all remote-header-name remote-time create-dirs http1.0 http1.1 http2
  http2-prior-knowledge http3 http3-only ipv4 ipv6 tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 ssl ssl-reqd no-keepalive tcp-nodelay
  tcp-fastopen parallel disable styled-output raw tr-encoding basic path-as-is retry-connrefused retry-all-errors junk-session-cookies
  no-sessionid no-alpn append use-ascii suppress-connect-headers anyauth ssl-no-revoke ssl-revoke-best-effort post301 post302 post303
  stderr-only metalink xattr remove-on-error skip-existing`;
const SILENT_VALUED = `output output-dir write-out dump-header trace trace-ascii stderr keepalive-time max-redirs limit-rate speed-time speed-limit
  cookie-jar retry-max-time parallel-max tls-max ciphers tls13-ciphers curves rate alt-svc hsts etag-save etag-compare expect100-timeout
  happy-eyeballs-timeout-ms time-cond max-filesize`;

const OWN_CERTIFICATE = "Store the client certificate as a credential and choose it under TLS: files of your machine are not read.";
const left = (what: string) => (command: CurlCommand) => void command.notes.push(what);

const NOTED: Record<string, CurlOption> = {
  insecure: flag(left("Certificates are always checked. For a server with a certificate of your own, give its authority under TLS.")),
  cacert: valued(left("Paste the authority's certificate under TLS: files of your machine are not read.")),
  capath: valued(left("Paste the authority's certificate under TLS: files of your machine are not read.")),
  cert: valued(left(OWN_CERTIFICATE)),
  key: valued(() => undefined),
  "cert-type": valued(() => undefined),
  "key-type": valued(() => undefined),
  pass: valued(left("The passphrase of the certificate was left out.")),
  ...list("proxy preproxy socks4 socks4a socks5 socks5-hostname proxy1.0", () =>
    valued(left("The proxy was left out: calls go out from the studio.")),
  ),
  ...list("proxy-user proxy-header noproxy", () => valued(() => undefined)),
  ...list("resolve connect-to interface dns-servers unix-socket abstract-unix-socket local-port", (name) =>
    valued(left(`--${name} was left out.`)),
  ),
  ...list("ntlm ntlm-wb negotiate", (name) => flag(left(`--${name} was left out: the studio does not sign in that way.`))),
  "aws-sigv4": valued(left("--aws-sigv4 was left out: use a connector with an adapter, which ships for AWS.")),
  netrc: flag(left("--netrc was left out: choose a credential.")),
  "netrc-optional": flag(left("--netrc was left out: choose a credential.")),
  "netrc-file": valued(left("--netrc was left out: choose a credential.")),
  config: valued(left("--config was left out: files of your machine are not read.")),
  range: valued((command, value) => command.headers.push(["Range", `bytes=${value}`])),
};

const READ: Record<string, CurlOption> = {
  request: valued((command, value) => {
    command.method = value.replace(/^=/, "");
  }),
  url: valued((command, value) => command.addresses.push(value)),
  header: valued(addHeader),
  data: valued((command, value) => addData(command, value)),
  "data-ascii": valued((command, value) => addData(command, value)),
  "data-binary": valued((command, value) => addData(command, value)),
  "data-raw": valued((command, value) => void command.data.push(value)),
  "data-urlencode": valued(addUrlEncoded),
  json: valued((command, value) => {
    command.isJson = true;
    addData(command, value);
  }),
  form: valued((command, value) => addPart(command, value, true)),
  "form-string": valued((command, value) => addPart(command, value, false)),
  user: valued((command, value) => {
    command.user = value;
  }),
  digest: flag((command) => {
    command.isDigest = true;
  }),
  "oauth2-bearer": valued((command, value) => command.headers.push(["Authorization", `Bearer ${value}`])),
  cookie: valued((command, value) => {
    if (value.includes("=")) command.cookies.push(value);
    else command.notes.push(`The cookies of ${value} were left out: files of your machine are not read.`);
  }),
  get: flag((command) => {
    command.inQuery = true;
  }),
  head: flag((command) => {
    command.isHead = true;
  }),
  "upload-file": valued((command, value) => {
    command.file = value;
    command.isUpload = true;
  }),
  "url-query": valued((command, value) => {
    const at = command.addresses.length - 1;
    const address = command.addresses[at];
    const pair = value.replace(/^\+/, "");
    if (address === undefined) command.notes.push("--url-query was left out: it stands before the address.");
    else command.addresses[at] = `${address}${address.includes("?") ? "&" : "?"}${pair}`;
  }),
  "user-agent": valued((command, value) => command.headers.push(["User-Agent", value])),
  referer: valued((command, value) => command.headers.push(["Referer", value])),
  "max-time": valued((command, value) => {
    command.timeoutMs = milliseconds(value, 300_000);
  }),
  "connect-timeout": valued((command, value) => {
    command.connectMs = milliseconds(value, 60_000);
  }),
  retry: valued((command, value) => {
    command.maxRetries = /^\d+$/.test(value) ? Math.min(3, Number(value)) : null;
  }),
  "retry-delay": valued((command, value) => {
    command.baseDelayMs = milliseconds(value, 30_000);
  }),
};

/** The options of curl by their long names. */
export const CURL_OPTIONS: Readonly<Record<string, CurlOption>> = {
  ...list(SILENT, () => flag(() => undefined)),
  ...list(SILENT_VALUED, () => valued(() => undefined)),
  ...NOTED,
  ...READ,
};

/** The long names of one-letter options. */
export const CURL_LETTERS: Readonly<Record<string, string>> = {
  ...{ a: "append", A: "user-agent", b: "cookie", B: "use-ascii", c: "cookie-jar", d: "data", D: "dump-header", e: "referer", E: "cert" },
  ...{
    f: "fail",
    F: "form",
    g: "globoff",
    G: "get",
    H: "header",
    i: "include",
    I: "head",
    j: "junk-session-cookies",
    J: "remote-header-name",
  },
  ...{ k: "insecure", K: "config", L: "location", m: "max-time", n: "netrc", N: "no-buffer", o: "output", O: "remote-name", q: "disable" },
  ...{ r: "range", R: "remote-time", s: "silent", S: "show-error", T: "upload-file", u: "user", U: "proxy-user", v: "verbose" },
  ...{ w: "write-out", x: "proxy", X: "request", y: "speed-time", Y: "speed-limit", z: "time-cond", Z: "parallel" },
  ...{ 0: "http1.0", 1: "tlsv1", 4: "ipv4", 6: "ipv6", "#": "progress-bar" },
};

function addHeader(command: CurlCommand, text: string): void {
  if (text.startsWith("@")) {
    command.notes.push(`The headers of ${text.slice(1)} were left out: files of your machine are not read.`);
    return;
  }
  const [, name = "", separator, value = ""] = /^([^:;]+)([:;])\s*([\s\S]*)$/.exec(text) ?? [];
  if (name === "") command.notes.push("A header without a name was left out.");
  // `Name:` takes a header of curl's own away, `Name;` sends one without a value.
  else if (value.trim() !== "" || separator === ";") command.headers.push([name.trim(), value.trim()]);
}

function milliseconds(seconds: string, max: number): number | null {
  const value = Math.round(Number(seconds) * 1_000);
  return Number.isFinite(value) && value >= 1 ? Math.min(max, value) : null;
}
