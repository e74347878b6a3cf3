import type { AdapterExample } from "#lib/contracts/adapter-examples.ts";

export const xmlRpc: AdapterExample = {
  name: "xml-rpc",
  displayName: "XML-RPC",
  description:
    "The endpoint's operation is the method. Parameters travel in the order of the option `positional`, a list of names; without it, all of them as one struct. `{base64}` and `{dateTime}` are values of these types.",
  adapter: {
    request: `(params, { operation, options }) => {
  const escape = (text) => String(text).replace(/[&<>]/g, (found) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[found]);
  const scalar = (value) => {
    if (typeof value === "boolean") return "<boolean>" + (value ? 1 : 0) + "</boolean>";
    if (typeof value === "string") return "<string>" + escape(value) + "</string>";
    const isInt = Number.isInteger(value) && Math.abs(value) <= 0x7fffffff;
    return isInt ? "<int>" + value + "</int>" : "<double>" + value + "</double>";
  };
  const write = (value) => "<value>" + content(value) + "</value>";
  const content = (value) => {
    if (value === null) return "<nil/>";
    if (Array.isArray(value)) return "<array><data>" + value.map(write).join("") + "</data></array>";
    if (typeof value !== "object") return scalar(value);
    const keys = Object.keys(value);
    if (keys.length === 1 && keys[0] === "base64") return "<base64>" + escape(value.base64) + "</base64>";
    if (keys.length === 1 && keys[0] === "dateTime") return "<dateTime.iso8601>" + escape(value.dateTime) + "</dateTime.iso8601>";
    return "<struct>" + keys.map((key) => "<member><name>" + escape(key) + "</name>" + write(value[key]) + "</member>").join("") + "</struct>";
  };
  const values = options.positional ? options.positional.map((name) => params[name] ?? null) : Object.keys(params).length > 0 ? [params] : [];
  const list = values.map((value) => "<param>" + write(value) + "</param>").join("");
  return {
    method: "POST",
    headers: { "content-type": "text/xml; charset=utf-8" },
    body: '<?xml version="1.0"?><methodCall><methodName>' + escape(operation) + "</methodName><params>" + list + "</params></methodCall>",
  };
}`,
    response: String.raw`({ status, body }, { error }) => {
  if (status !== 200 || body === null) throw error("The server answered with status " + status);
  if (/<!(DOCTYPE|ENTITY)/i.test(body)) throw error("The server's answer declares entities");
  const tokens = body.match(/<[^>]*>|[^<]+/g) ?? [];
  let at = 0;
  const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  const unescape = (text) =>
    text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (found, hex, decimal, name) =>
      name ? (NAMED[name] ?? found) : String.fromCodePoint(parseInt(hex ?? decimal, hex ? 16 : 10)),
    );
  const skip = () => {
    while (at < tokens.length && (tokens[at].trim() === "" || /^<[?!]/.test(tokens[at]))) at++;
  };
  const is = (tag) => (skip(), tokens[at] === "<" + tag + ">");
  const take = (token) => {
    skip();
    if (tokens[at] !== token) throw error("The server's answer is no XML-RPC: expected " + token);
    at++;
  };
  const text = (tag) => {
    if (tokens[at] === "</" + tag + ">") return (at++, "");
    const found = unescape(tokens[at++]);
    take("</" + tag + ">");
    return found;
  };
  const READ = {
    string: (found) => found,
    boolean: (found) => found.trim() === "1",
    base64: (found) => ({ base64: found.replace(/\s+/g, "") }),
    "dateTime.iso8601": (found) => ({ dateTime: found.trim() }),
  };
  const typed = () => {
    const tag = tokens[at].slice(1, -1);
    at++;
    if (tag === "nil/") return null;
    if (tag === "array/" || tag === "struct/") return tag === "array/" ? [] : {};
    if (tag.endsWith("/")) return tag === "string/" ? "" : null;
    if (tag === "array") return list();
    if (tag === "struct") return struct();
    return (READ[tag] ?? Number)(text(tag));
  };
  const list = () => {
    const items = [];
    if (is("data/")) at++;
    else for (take("<data>"); !is("/data") || void at++; ) items.push(value());
    take("</array>");
    return items;
  };
  const struct = () => {
    const fields = {};
    while (!is("/struct")) {
      take("<member>");
      take("<name>");
      const name = text("name");
      fields[name] = value();
      take("</member>");
    }
    at++;
    return fields;
  };
  const value = () => {
    if (is("value/")) return (at++, "");
    take("<value>");
    const bare = tokens[at] ?? "";
    // Without a type it is text, white space included.
    if (!bare.startsWith("<")) {
      const next = tokens[at + 1] ?? "";
      if (bare.trim() !== "" || next === "</value>") {
        at++;
        take("</value>");
        return unescape(bare);
      }
      skip();
    }
    if (tokens[at] === "</value>") return (at++, "");
    const found = typed();
    take("</value>");
    return found;
  };
  take("<methodResponse>");
  if (is("fault")) {
    at++;
    const { faultCode, faultString } = value();
    throw error("XML-RPC fault " + faultCode + ": " + faultString);
  }
  take("<params>");
  take("<param>");
  return value();
}`,
  },
  credential: null,
  endpoint: {
    operation: { kind: "custom", name: "add", options: { positional: ["a", "b"] } },
    bodySchema: {
      type: "object",
      properties: { a: { type: "integer" }, b: { type: "integer" } },
      required: ["a", "b"],
      additionalProperties: false,
    },
  },
};
