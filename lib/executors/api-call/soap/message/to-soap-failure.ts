import type { Layer } from "#lib/contracts/errors.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { XmlDecoder } from "#lib/executors/api-call/soap/message/xml-decoder.ts";
import { qName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import type { XsdSchemas } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

const REASON_CHARS_MAX = 1_000;
const DETAIL_CHARS_MAX = 16_384;
/** WS-Security 1.0, section 12, and what frameworks make of it. */
const AUTH_CODES =
  /(FailedAuthentication|FailedCheck|InvalidSecurity|InvalidSecurityToken|SecurityTokenUnavailable|UnsupportedSecurityToken)$/;

interface Fault {
  /** `Client`, or `Sender.DocumentedFault` with the codes below it. */
  code: string;
  reason: string;
  actor: string | null;
  detail: Json;
}

/** A fault of SOAP 1.1 or 1.2 as a failure. It goes to the caller, so `node` must hold no secret any more. */
export function toSoapFailure(node: XmlNode, schemas: XsdSchemas, status: number): ExecutorFailure {
  const fault = readFault(node, schemas);
  const isAuth = status === 401 || status === 403 || AUTH_CODES.test(fault.code);
  const layer: Layer = isAuth ? "auth" : status === 429 ? "rate_limit" : "upstream";
  return new ExecutorFailure(layer, `The service answered with the fault ${fault.code}: ${fault.reason}`, {
    // Whether something passes is not for a fault to say: most frameworks make one of every error.
    retryable: status === 429 || status === 503,
    partialData: { fault: toJson(fault) },
  });
}

function toJson({ code, reason, actor, detail }: Fault): JsonObject {
  return { code, reason, ...(actor === null ? {} : { actor }), ...(detail === null ? {} : { detail }) };
}

function readFault(node: XmlNode, schemas: XsdSchemas): Fault {
  const text = (local: string) => child(node, local)?.text.trim();
  const detail = child(node, "detail") ?? child(node, "Detail");
  const reason = text("faultstring") ?? child(child(node, "Reason"), "Text")?.text.trim() ?? "";
  return {
    code: withoutPrefix(text("faultcode")) ?? codesOf(child(node, "Code")).join(".") ?? "",
    reason: cut(reason.replace(/\s+/g, " "), REASON_CHARS_MAX),
    actor: text("faultactor") || text("Role") || null,
    detail: detail === undefined ? null : readDetail(detail, schemas),
  };
}

/** From the general to the special (SOAP 1.2, section 5.4.1). */
function codesOf(node: XmlNode | undefined): string[] {
  if (node === undefined) return [];
  return [withoutPrefix(child(node, "Value")?.text) ?? "", ...codesOf(child(node, "Subcode"))];
}

/** Typed where the description declares the element; text that is too long is cut. */
function readDetail(node: XmlNode, schemas: XsdSchemas): Json {
  const decoder = new XmlDecoder(schemas, new Map());
  const known = (entry: XmlNode) => schemas.findElement(qName(entry.ns, entry.local))?.type() ?? ({ kind: "any" } as const);
  const read: Json = node.children.length === 0 ? node.text.trim() : decoder.children(node, known);
  if (read === "") return null;
  const text = JSON.stringify(read);
  return text.length > DETAIL_CHARS_MAX ? cut(text, DETAIL_CHARS_MAX) : read;
}

function child(node: XmlNode | undefined, local: string): XmlNode | undefined {
  return node?.children.find((candidate) => candidate.local === local);
}

function withoutPrefix(code: string | undefined): string | undefined {
  return code?.trim().replace(/^[^:]*:/, "");
}

function cut(text: string, max: number): string {
  return text.length > max ? `${text.slice(0, max).toWellFormed()}…` : text;
}
