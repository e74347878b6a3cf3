import { z } from "zod";

const PATTERN = /^(\*\.)?(\[[0-9a-f:.]+\]|[^[\]:/@?#\\\s*%]+)(?::(\d{1,5}))?$/;
const LABELS = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/;
const ADDRESS = /^(\d+(\.\d+){3}|\[.*\])$/;

/**
 * A host that code may call: `api.example.com`, `*.example.com` (every name below it, not itself), an IP address; with `:port` on that
 * port alone, else on any. Kept as a URL would spell it: lower case, punycode, IPv6 in brackets.
 */
export const HostPattern = z
  .string()
  .min(1)
  .max(260)
  .transform((text, check) => {
    const host = canonical(text.trim().toLowerCase());
    if (host !== undefined) return host;
    check.addIssue({ code: "custom", message: "write a host name, *.name or an address, with an optional :port" });
    return z.NEVER;
  });

function canonical(text: string): string | undefined {
  const bare = /^[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*$/.test(text) ? `[${text}]` : text;
  const [, wildcard = "", name, port] = PATTERN.exec(bare) ?? [];
  if (name === undefined || (port !== undefined && (Number(port) < 1 || Number(port) > 65_535))) return undefined;
  const url = `http://${name}/`;
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, "") : "";
  const isAddress = ADDRESS.test(host);
  if ((!isAddress && !LABELS.test(host)) || (isAddress && wildcard !== "")) return undefined;
  return `${wildcard}${host}${port === undefined ? "" : `:${Number(port)}`}`;
}
