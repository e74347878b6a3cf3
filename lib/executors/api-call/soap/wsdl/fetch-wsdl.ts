import { ExecutorFailure } from "#lib/errors.ts";
import { type HttpEnv, sendRequest } from "#lib/executors/api-call/http/send-request.ts";
import { decodeFile, loadWsdlSet, type ReadFile, shown } from "#lib/executors/api-call/soap/wsdl/load-wsdl-set.ts";
import type { WsdlSet } from "#lib/executors/api-call/soap/wsdl/wsdl-set.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

/** Reads a description over the network, signed like any call where it belongs to the service itself. */
export function fetchWsdl(address: URL, upstream: Upstream, env: HttpEnv): Promise<WsdlSet> {
  return loadWsdlSet(address, (next) => (next.href === address.href ? fetchFile(next, upstream, env) : fetchImport(next, upstream, env)));
}

/** A file that another one imports; the failure names it. */
export async function fetchImport(address: URL, upstream: Upstream, env: HttpEnv): Promise<ReadFile> {
  try {
    return await fetchFile(address, upstream, env);
  } catch (error) {
    if (!(error instanceof ExecutorFailure) || error.message.includes(shown(address.href))) throw error;
    throw new ExecutorFailure(error.layer, `The import ${shown(address.href)} failed: ${error.message}`, error.extra);
  }
}

/** One file, from http and https only: a description from elsewhere must not reach the files of this machine. */
async function fetchFile(address: URL, upstream: Upstream, env: HttpEnv): Promise<ReadFile> {
  if (address.protocol !== "http:" && address.protocol !== "https:") {
    throw new ExecutorFailure("policy", `${shown(address.href)} is not read: descriptions come from http and https addresses`);
  }
  const isOwn = address.origin === new URL(upstream.baseUrl).origin;
  const caller = isOwn ? upstream : withoutCredentials(upstream);
  const headers = { accept: "text/xml, application/xml;q=0.9, */*;q=0.5" };
  const answer = await sendRequest(caller, { method: "GET", url: address, headers }, env);
  const text = decodeFile(answer.body, address.href, String(answer.headers["content-type"] ?? ""));
  if (answer.redirects === 0) return { text, from: address };
  const from = new URL(answer.url);
  // It may hold a credential.
  from.search = "";
  return { text, from };
}

/** How a stranger is asked. */
function withoutCredentials(upstream: Upstream): Upstream {
  const { ca } = upstream.tls ?? {};
  return { ...upstream, auth: { type: "none" }, defaultHeaders: {}, tls: ca === undefined ? null : { ca } };
}
