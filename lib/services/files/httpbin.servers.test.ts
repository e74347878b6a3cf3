import "#lib/testing/database.ts";
import { expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { FileResult } from "#lib/contracts/files.ts";
import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { fileOperations } from "#lib/contracts/operations/files.ts";
import { env } from "#lib/env.ts";
import { callOperation } from "#lib/testing/call-operation.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";
import { startHttpbin } from "#lib/testing/servers/start-httpbin.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { createEndpoint } from "../endpoints/create-endpoint.ts";

it.skipIf(!isAvailable("httpbin")).each([
  ["png", [0x89, 0x50, 0x4e, 0x47]],
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["webp", [0x52, 0x49, 0x46, 0x46]],
])("18: httpbin's %s is called and downloaded through the API, byte for byte", async (kind, start) => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
  const httpbin = await startHttpbin();
  try {
    const { ctx, token } = await makeWorkspace();
    const input = CreateConnectorInput.parse({ name: "httpbin", displayName: "httpbin", baseUrl: httpbin.url });
    const { connector } = await createConnector(ctx, input);
    const fields = CreateEndpointInput.parse({ name: kind, displayName: kind, method: "GET", path: `/image/${kind}` });
    const { endpoint } = await createEndpoint(ctx, { id: connector.id, ...fields });
    const called = await callOperation(endpointOperations.call, { token, id: endpoint.id, body: {} });
    const { result } = (await called.json()) as { result: unknown };
    const { contentType, bytes, file } = FileResult.parse(result);
    const response = await callOperation(fileOperations.get, { token, id: file.id });
    const content = Buffer.from(await response.arrayBuffer());
    expect({ contentType, bytes }).toEqual({ contentType: `image/${kind}`, bytes: content.length });
    expect(response.headers.get("content-type")).toBe(`image/${kind}`);
    expect([...content.subarray(0, start.length)]).toEqual(start);
    expect(content.equals(Buffer.from(await (await fetch(`${httpbin.url}/image/${kind}`)).arrayBuffer()))).toBe(true);
  } finally {
    await httpbin.stop();
  }
});
