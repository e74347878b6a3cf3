import { ExecutorFailure } from "#lib/errors.ts";
import { type HttpEnv, sendRequest } from "../http/send-request.ts";
import { toStatusFailure } from "../http/to-status-failure.ts";
import { ownAddress } from "../soap/own-address.ts";
import type { Upstream } from "../upstream.ts";
import { isRefusal } from "./is-refusal.ts";
import type { Probe } from "./probe.ts";

/** Any operation may do something, so the service is asked for its description only. */
export const probeSoap: Probe = async (upstream, _target, env) => {
  const { status, isWsdl } = await askForWsdl(upstream, env);
  if (!isWsdl) {
    const detail = `The service answered with status ${status} and does not describe itself at ?wsdl: its calls will tell whether it takes them`;
    return { isSure: false, status, detail };
  }
  const isSigned = upstream.auth.type !== "none" || upstream.tls?.cert !== undefined;
  if (isSigned && !(await refusesStrangers(upstream, env))) {
    const detail =
      "The service was reached. Its description may be open to anybody, so its calls will tell whether it takes the credential";
    return { isSure: false, status, detail };
  }
  return { isSure: true, status, detail: "The service described itself" };
};

async function askForWsdl(upstream: Upstream, env: HttpEnv) {
  const { status, body } = await sendRequest(
    upstream,
    {
      method: "GET",
      url: ownAddress(upstream.baseUrl),
      headers: { accept: "text/xml, application/xml;q=0.9, */*;q=0.5" },
      judge: (answer, auth) => (isRefusal(answer.status) ? toStatusFailure(answer, auth) : undefined),
    },
    env,
  );
  // In whatever encoding: these are ASCII in all that are in use.
  const isWsdl = status === 200 && /<([\w.-]+:)?definitions[\s>]/.test(body.toString("latin1").replaceAll("\0", ""));
  return { status, isWsdl };
}

/** Whether the credential was what opened the description, which many services show to anybody. */
async function refusesStrangers(upstream: Upstream, env: HttpEnv): Promise<boolean> {
  const { cert: _cert, key: _key, passphrase: _passphrase, ...trust } = upstream.tls ?? {};
  try {
    await askForWsdl({ ...upstream, auth: { type: "none" }, defaultHeaders: {}, tls: upstream.tls && trust }, env);
    return false;
  } catch (error) {
    if (error instanceof ExecutorFailure) return error.layer === "auth";
    throw error;
  }
}
