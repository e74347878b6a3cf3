import type { SchemaSource } from "#lib/contracts/connector-schemas.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import type { WsSecurity } from "#lib/contracts/ws-security.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import type { HttpEnv } from "#lib/executors/api-call/http/send-request.ts";
import { executeSoap } from "#lib/executors/api-call/soap/execute-soap.ts";
import { findOperation } from "#lib/executors/api-call/soap/find-operation.ts";
import { operationSchemas } from "#lib/executors/api-call/soap/json-schema/operation-schemas.ts";
import { loadDescription } from "#lib/executors/api-call/soap/load-description.ts";
import type { SoapCall } from "#lib/executors/api-call/soap/soap-call.ts";
import { readWsdl } from "#lib/executors/api-call/soap/wsdl/read-wsdl.ts";
import type { Wsdl } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";
import { readWsdlSet } from "#lib/executors/api-call/soap/wsdl/wsdl-set.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

type How = Partial<Pick<SoapCall, "headerParams" | "idempotent"> & { soapVersion: "1.1" | "1.2"; security: WsSecurity }>;

export interface SoapService extends AsyncDisposable {
  wsdl: Wsdl;
  call(operation: string, parameters: JsonObject, how?: How): Promise<Json>;
}

/** A SOAP service of this machine whose description was read. */
export async function soapService(
  baseUrl: string,
  source: SchemaSource = { source: "service" },
  over: Partial<Upstream> = {},
): Promise<SoapService> {
  const egress = openEgress("127.0.0.1");
  const env: HttpEnv = { egress, record: { logs: () => {}, phase: () => {} }, signal: new AbortController().signal, timeoutMs: 10_000 };
  const upstream = upstreamOf(baseUrl, over);
  const wsdl = readWsdl(readWsdlSet((await loadDescription(source, upstream, env)).document));
  return {
    wsdl,
    call(operation, parameters, { soapVersion, security, headerParams = [], idempotent = null } = {}) {
      const found = findOperation(wsdl, { service: null, port: null, operation, soapVersion: soapVersion ?? null });
      if (found === undefined) throw new Error(`No operation ${operation}`);
      const call = {
        upstream,
        url: baseUrl,
        operation: found,
        wsdl,
        security: security ?? null,
        headerParams,
        bodySchema: operationSchemas(wsdl, found).bodySchema,
        secrets: [],
      };
      return executeSoap({ protocol: "soap", ...call, idempotent, idempotencyHeader: null }, parameters, env);
    },
    [Symbol.asyncDispose]: () => egress[Symbol.asyncDispose](),
  };
}
