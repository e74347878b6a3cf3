import { unreadable } from "../unreadable.ts";

export interface Address {
  /** Scheme, host and the segments that belong to the service as a whole. */
  baseUrl: string;
  host: string;
  /** Below it, with `{name}` for what changes. */
  path: string;
  /** What stood where a name does now. */
  values: Record<string, string>;
  query: [name: string, value: string][];
  user: { username: string; password: string } | null;
}

const ADDRESS = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:([^/?#@]*)@)?([^/?#@]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?$/is;
const HOST = /^(?:\[[0-9a-f:.]+\]|[^\s[\]:@{}$<>\\]+)(?::\d{1,5})?$/i;
const LOCAL = /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[)/i;
const SCHEMES: Readonly<Record<string, string>> = { http: "http", https: "https", grpc: "http", grpcs: "https" };
/** Segments that name a service and its version rather than a thing in it. */
const COMMON = /^(?:api|apis|rest|services?|web|public|v\d+(?:[._-]\d+)*(?:alpha\d*|beta\d*)?|\d{4}-\d{2}-\d{2})$/i;
const ID = /^(?:\d+|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{24,64})$/i;
const NAMED = /^(?:\{\{?\s*([\w.-]+)\s*\}?\}|:([A-Za-z_]\w*)|<([\w -]+)>|\$\{?([A-Za-z_]\w*)\}?)$/;

/** Takes an address apart into what a connector holds and what an endpoint does. */
export function splitAddress(text: string): Address {
  const [, scheme, userinfo, host = "", rawPath = "", query] = ADDRESS.exec(text.trim()) ?? [];
  if (!HOST.test(host)) throw unreadable(hostProblem(host));
  const known = SCHEMES[scheme?.toLowerCase() ?? (LOCAL.test(host) ? "http" : "https")];
  if (known === undefined) throw unreadable(`The address begins with ${scheme}:// and not with http:// or https://`);
  const origin = `${known}://${host}`;
  if (!URL.canParse(origin)) throw unreadable("The address has no usable host");
  const segments = rawPath.split("/").filter((segment, index, all) => segment !== "" || (index > 0 && index < all.length - 1));
  const ofService = segments.findIndex((segment) => !COMMON.test(segment));
  const count = ofService === -1 ? segments.length : ofService;
  const endsWithSlash = rawPath.length > 1 && rawPath.endsWith("/") && segments.length > count;
  return {
    baseUrl: [new URL(origin).origin, ...segments.slice(0, count)].join("/"),
    host: new URL(origin).host,
    ...namePath(segments.slice(count), endsWithSlash),
    query: readQuery(query ?? ""),
    user: userinfo === undefined || userinfo === "" ? null : readUser(userinfo),
  };
}

function hostProblem(host: string): string {
  if (/[$<{]/.test(host)) return "The address begins with something that stands for a host: write the host itself";
  return "The address has no host";
}

function namePath(segments: string[], endsWithSlash: boolean): Pick<Address, "path" | "values"> {
  const values: Record<string, string> = {};
  const free = (name: string) => (Object.hasOwn(values, name) ? `${name}_${Object.keys(values).length + 1}` : name);
  const named = segments.map((segment, index) => {
    const given = NAMED.exec(segment)
      ?.slice(1)
      .find((name) => name !== undefined);
    if (given !== undefined) {
      const name = free(given.replaceAll(/[^\w-]+/g, "_"));
      values[name] = "";
      return `{${name}}`;
    }
    if (!ID.test(segment)) return encodeSegment(segment);
    const name = free(idName(segments[index - 1]));
    values[name] = segment;
    return `{${name}}`;
  });
  const path = `/${named.join("/")}${endsWithSlash ? "/" : ""}`;
  return { path, values };
}

/** `users/42` is `user_id`. */
function idName(before: string | undefined): string {
  const word = before?.replaceAll(/\W+/g, "_").toLowerCase() ?? "";
  if (!/^[a-z]\w*$/.test(word)) return "id";
  return `${word.replace(/(?<=\w{2})ies$/, "y").replace(/(?<=(?:ss|x|ch|sh))es$|(?<=\w{2}[^su])s$/, "")}_id`;
}

/** Braces that enclose no whole segment are text. */
function encodeSegment(segment: string): string {
  return decoded(segment)
    .split(/(\{[\w.-]+\})/)
    .map((part, index) =>
      index % 2 === 1 ? part : encodeURIComponent(part).replaceAll(/%(?:3A|40|24|2C|2B|3D|3B|26)/g, decodeURIComponent),
    )
    .join("");
}

export function readQuery(text: string): Address["query"] {
  return text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      const [name, value] = at === -1 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
      return [decoded(name.replaceAll("+", " ")), decoded(value.replaceAll("+", " "))];
    });
}

function readUser(text: string): NonNullable<Address["user"]> {
  const at = text.indexOf(":");
  const [username, password] = at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
  return { username: decoded(username), password: decoded(password) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that begins no code is one.
    return text;
  }
}
