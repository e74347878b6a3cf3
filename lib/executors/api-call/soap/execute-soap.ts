import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { bodyNames } from "#lib/executors/api-call/body-names.ts";
import { type HttpEnv, sendRequest, type UpstreamRequest } from "#lib/executors/api-call/http/send-request.ts";
import { invalidParameter } from "#lib/executors/api-call/rest/invalid-parameter.ts";
import { buildEnvelope } from "#lib/executors/api-call/soap/message/build-envelope.ts";
import { judgeAnswer } from "#lib/executors/api-call/soap/message/judge-answer.ts";
import { readBody } from "#lib/executors/api-call/soap/message/read-body.ts";
import type { Envelope } from "#lib/executors/api-call/soap/message/read-envelope.ts";
import { signMessage } from "#lib/executors/api-call/soap/security/sign-message.ts";
import { usernameToken } from "#lib/executors/api-call/soap/security/username-token.ts";
import type { SoapCall } from "#lib/executors/api-call/soap/soap-call.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

/** Calls an operation of a SOAP service; its output is the answer's body as JSON, null for an operation that does not answer. */
export async function executeSoap(call: SoapCall, parameters: Record<string, Json>, env: HttpEnv): Promise<Json> {
  const { upstream, operation, wsdl, security } = call;
  const { fields, headers } = sortParameters(call, parameters);
  const write = async () => {
    const token = await usernameToken(security, upstream);
    return signMessage(buildEnvelope(operation, wsdl.schemas, fields, token), security, upstream);
  };
  // What cannot be written is told before anybody waits for the service.
  const message = await write();
  let read: Envelope | null = null;
  const request: UpstreamRequest = {
    method: "POST",
    url: new URL(call.url),
    headers: { ...httpHeaders(call), ...headers },
    // A nonce is good for once (UsernameToken Profile 1.0, section 3.1), and a time for a while.
    ...(security === null ? { body: message } : { renewBody: write }),
    ...(call.idempotent === null ? {} : { idempotent: call.idempotent }),
    ...(call.idempotencyHeader === null ? {} : { idempotencyHeader: call.idempotencyHeader }),
    judge(answer, auth) {
      const judged = judgeAnswer(answer, call, auth);
      if (judged instanceof ExecutorFailure) return judged;
      read = judged;
      return undefined;
    },
  };
  await sendRequest(security?.usernameToken ? withoutAuth(upstream) : upstream, request, env);
  return read === null || operation.output === null ? null : readBody(read, operation.output, wsdl.schemas);
}

/**
 * The credential is in the message, so it is not needed once more, and a redirect would take it along: it may lead to no host that the
 * connector does not allow by name.
 */
function withoutAuth(upstream: Upstream): Upstream {
  const { hosts, baseUrl } = upstream;
  const { hostname, port, protocol } = new URL(baseUrl);
  const own = `${hostname.replace(/\.$/, "")}:${port || (protocol === "https:" ? "443" : "80")}`;
  const allow = hosts.allow.length === 0 ? [own] : hosts.allow;
  return { ...upstream, auth: { type: "none" }, hosts: { ...hosts, allow } };
}

/** SOAP 1.1, section 6.1.1, and SOAP 1.2 part 2, section 7.5.1. */
function httpHeaders({ operation: { soapVersion, action } }: SoapCall): Record<string, string> {
  const quoted = `"${encodeURI(action.trim()).replaceAll("%25", "%")}"`;
  if (soapVersion === "1.1") return { "content-type": "text/xml; charset=utf-8", soapaction: quoted, accept: "text/xml" };
  const parameter = action === "" ? "" : `; action=${quoted}`;
  return { "content-type": `application/soap+xml; charset=utf-8${parameter}`, accept: "application/soap+xml, text/xml;q=0.9" };
}

function sortParameters(
  { headerParams, bodySchema }: SoapCall,
  parameters: Record<string, Json>,
): { fields: JsonObject; headers: Record<string, string> } {
  const entries = Object.entries(parameters);
  const inMessage = bodyNames(bodySchema);
  const ofHttp = entries.filter(([name, value]) => headerParams.includes(name) && value !== null);
  return {
    fields: Object.fromEntries(entries.filter(([name]) => !headerParams.includes(name) || inMessage.has(name))),
    headers: Object.fromEntries(ofHttp.map(([name, value]) => [name.toLowerCase(), headerText(name, value)])),
  };
}

function headerText(name: string, value: Json): string {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) return text;
  throw invalidParameter(name, "has a line break or another character that headers cannot carry");
}
