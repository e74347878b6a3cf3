import type { SchemaSource } from "#lib/contracts/connector-schemas.ts";
import type { HttpEnv } from "#lib/executors/api-call/http/send-request.ts";
import { ownAddress } from "#lib/executors/api-call/soap/own-address.ts";
import { fetchImport, fetchWsdl } from "#lib/executors/api-call/soap/wsdl/fetch-wsdl.ts";
import { shown } from "#lib/executors/api-call/soap/wsdl/load-wsdl-set.ts";
import { readUploadedWsdl } from "#lib/executors/api-call/soap/wsdl/read-uploaded-wsdl.ts";
import { readWsdl } from "#lib/executors/api-call/soap/wsdl/read-wsdl.ts";
import { type WsdlSet, writeWsdlSet } from "#lib/executors/api-call/soap/wsdl/wsdl-set.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

/** Reads a service's WSDL with all its imports, as the text to store. Throws an ExecutorFailure. */
export async function loadDescription(
  source: SchemaSource,
  upstream: Upstream,
  env: HttpEnv,
): Promise<{ document: string; source: string }> {
  const { set, from } = await read(source, upstream, env);
  // Whatever is wrong with it is said now, not at the first call.
  readWsdl(set);
  return { document: writeWsdlSet(set), source: from };
}

async function read(source: SchemaSource, upstream: Upstream, env: HttpEnv): Promise<{ set: WsdlSet; from: string }> {
  if (source.source === "upload") {
    const set = await readUploadedWsdl(source.files, (address) => fetchImport(address, upstream, env));
    return { set, from: `upload: ${source.files.map(({ name }) => name).join(", ")}`.slice(0, 2_000) };
  }
  const address = source.source === "url" ? new URL(source.url) : ownAddress(upstream.baseUrl);
  return { set: await fetchWsdl(address, upstream, env), from: source.source === "url" ? shown(address.href) : address.href };
}
