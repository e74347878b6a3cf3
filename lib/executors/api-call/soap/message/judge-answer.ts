import type { EgressAnswer } from "#lib/egress/egress.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { ResolvedAuth } from "#lib/executors/api-call/auth/resolved-auth.ts";
import { redactSecrets } from "#lib/executors/api-call/http/redact-secrets.ts";
import { toStatusFailure } from "#lib/executors/api-call/http/to-status-failure.ts";
import { type Envelope, readEnvelope } from "#lib/executors/api-call/soap/message/read-envelope.ts";
import { redactFault } from "#lib/executors/api-call/soap/message/redact-fault.ts";
import { toSoapFailure } from "#lib/executors/api-call/soap/message/to-soap-failure.ts";
import type { SoapCall } from "#lib/executors/api-call/soap/soap-call.ts";
import { decodeXml } from "#lib/executors/api-call/soap/xml/decode-xml.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import { XmlProblem } from "#lib/executors/api-call/soap/xml/xml-problem.ts";
import { redactSpellings } from "#lib/redact-spellings.ts";

/** The message that a service answered with, null for an empty one, or why there is none to be used. */
export function judgeAnswer(answer: EgressAnswer, call: SoapCall, auth: ResolvedAuth): Envelope | null | ExecutorFailure {
  const isOk = answer.status >= 200 && answer.status <= 299;
  const contentType = String(answer.headers["content-type"] ?? "");
  if (isOk && answer.body.length === 0) return null;
  if (/^\s*multipart\//i.test(contentType)) {
    return new ExecutorFailure("upstream", "The service answered with attachments (MTOM), which are not read; ask it for plain SOAP");
  }
  try {
    const envelope = readEnvelope(decodeXml(answer.body, contentType));
    if (envelope.fault !== undefined) return faultOf(envelope.fault, answer, call, auth);
    return isOk ? envelope : statusFailureOf(answer, call, auth);
  } catch (error) {
    if (!(error instanceof XmlProblem)) throw error;
    return isOk ? new ExecutorFailure("upstream", `The service's answer ${error.message}`) : statusFailureOf(answer, call, auth);
  }
}

function statusFailureOf(answer: EgressAnswer, call: SoapCall, auth: ResolvedAuth): ExecutorFailure {
  return toStatusFailure(answer, signedWith(call, auth), call.secrets);
}

/** A user name token is in the message, so the request itself went out unsigned. */
function signedWith({ security, upstream }: SoapCall, auth: ResolvedAuth): ResolvedAuth {
  return security?.usernameToken ? upstream.auth : auth;
}

/** Without the secrets that the service may repeat. */
function faultOf(fault: XmlNode, { status }: EgressAnswer, call: SoapCall, auth: ResolvedAuth): ExecutorFailure {
  const { wsdl, secrets } = call;
  const shown = redactFault(fault, (text) => redactSecrets(redactSpellings(text, secrets), signedWith(call, auth)));
  if (shown !== undefined) return toSoapFailure(shown, wsdl.schemas, status);
  return new ExecutorFailure("upstream", "The service answered with a fault");
}
