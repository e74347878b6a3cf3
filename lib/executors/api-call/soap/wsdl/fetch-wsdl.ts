import { ExecutorFailure } from "#lib/errors.ts";
import { type HttpEnv, sendRequest } from "#lib/executors/api-call/http/send-request.ts";
import { loadWsdlSet, shown } from "#lib/executors/api-call/soap/wsdl/load-wsdl-set.ts";
import type { WsdlSet } from "#lib/executors/api-call/soap/wsdl/wsdl-set.ts";
import { decodeXml } from "#lib/executors/api-call/soap/xml/decode-xml.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

/** Reads a description over the network, signed like any call where it belongs to the service itself. */
export function fetchWsdl(address: URL, upstream: Upstream, env: HttpEnv): Promise<WsdlSet> {
  return loadWsdlSet(address, (next) => fetchFile(next, upstream, env));
}

/** One file, from http and https only: a description from elsewhere must not reach the files of this machine. */
export async function fetchFile(address: URL, upstream: Upstream, env: HttpEnv): Promise<string> {
  if (address.protocol !== "http:" && address.protocol !== "https:") {
    throw new ExecutorFailure("policy", `${shown(address.href)} is not read: descriptions come from http and https addresses`);
  }
  const isOwn = address.origin === new URL(upstream.baseUrl).origin;
  const caller = isOwn ? upstream : withoutCredentials(upstream);
  const headers = { accept: "text/xml, application/xml;q=0.9, */*;q=0.5" };
  const answer = await sendRequest(caller, { method: "GET", url: address, headers }, env);
  return decodeXml(answer.body, String(answer.headers["content-type"] ?? ""));
}

/** How a stranger is asked. */
function withoutCredentials(upstream: Upstream): Upstream {
  const { ca } = upstream.tls ?? {};
  return { ...upstream, auth: { type: "none" }, defaultHeaders: {}, tls: ca === undefined ? null : { ca } };
}
