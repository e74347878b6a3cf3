import "#lib/testing/database.ts";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { FileResult } from "#lib/contracts/files.ts";
import { fileOperations } from "#lib/contracts/operations/files.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { newId } from "#lib/id.ts";
import { callOperation } from "#lib/testing/call-operation.ts";
import { testDatabaseUrl } from "#lib/testing/database.ts";
import { query } from "#lib/testing/query.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { createCredential } from "../credentials/create-credential.ts";
import { callEndpoint } from "../endpoints/call-endpoint.ts";
import { createEndpoint } from "../endpoints/create-endpoint.ts";
import { getExecution } from "../executions/get-execution.ts";
import { pruneFiles } from "./prune-files.ts";
import { saveFile } from "./save-file.ts";

const TOKEN = "sentinel-token-4711";
let workspace: TestWorkspace;

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
});
beforeEach(async () => {
  workspace = await makeWorkspace();
});

/** Calls an endpoint of a service that answers with these bytes. */
async function call(content: Buffer, { contentType = "image/png", ...endpoint }: { contentType?: string; [field: string]: unknown } = {}) {
  await using upstream = await startServer((_request, response) => response.setHeader("content-type", contentType).end(content));
  const { ctx } = workspace;
  const { credential } = await createCredential(ctx, { name: newId(), type: "bearer", data: { token: TOKEN } });
  const auth = { authType: "bearer", credentialId: credential.id };
  const input = CreateConnectorInput.parse({ name: newId(), displayName: "C", baseUrl: upstream.url, ...auth });
  const { connector } = await createConnector(ctx, input);
  const fields = CreateEndpointInput.parse({ name: "read", displayName: "Read", method: "GET", path: "/", ...endpoint });
  const { endpoint: made } = await createEndpoint(ctx, { id: connector.id, ...fields });
  const answer = await callEndpoint(ctx, { id: made.id, ...ExecuteInput.parse({}) });
  return { ...answer, endpointId: made.id };
}

const download = (id: string, token = workspace.token) => callOperation(fileOperations.get, { id, token });
const rows = () =>
  query<{ id: string; execution_id: string; content_type: string; bytes: number; content: Buffer }>(
    testDatabaseUrl,
    "SELECT * FROM result_files WHERE workspace_id = $1 ORDER BY id",
    [workspace.ctx.workspace.id],
  );

describe("an answer of bytes", () => {
  it("is a file of its execution, which the API gives as it came", async () => {
    const content = Buffer.from([0x89, 0x50, 0, 255, 10, 13]);
    const { result, executionId } = await call(content);
    const { file, ...rest } = FileResult.parse(result);
    expect(rest).toEqual({ contentType: "image/png", bytes: 6, base64: content.toString("base64") });
    const response = await download(file.id);
    expect(file.url).toBe(`/api/custom-tools/files/${file.id}`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/png",
      "content-length": "6",
      "content-disposition": "attachment",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "private, no-store",
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(content);
    expect(await rows()).toMatchObject([{ id: file.id, execution_id: executionId, content_type: "image/png", bytes: 6, content }]);
    expect((await getExecution(workspace.ctx, { id: executionId })).execution).toMatchObject({ output: result, outputTruncated: false });
  });

  it("comes back byte for byte when it takes several pieces, and leaves the log small", async () => {
    const content = Buffer.from(Uint8Array.from({ length: 5_000_001 }, (_, index) => (index * 31 + (index >> 9)) % 256));
    const { result, executionId } = await call(content);
    const { file, bytes, base64 } = FileResult.parse(result);
    expect({ bytes, base64 }).toEqual({ bytes: content.length, base64: null });
    const response = await download(file.id);
    expect(response.headers.get("content-length")).toBe("5000001");
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
    const { execution } = await getExecution(workspace.ctx, { id: executionId });
    expect(execution.outputBytes).toBeLessThan(1_000);
  });

  it("is kept without the secrets that its service repeats, in the file, its type and the result", async () => {
    const spelled = [TOKEN, Buffer.from(TOKEN).toString("base64url"), Buffer.from(TOKEN).toString("hex")];
    const content = Buffer.concat([Buffer.from([0, 255]), ...spelled.map((text) => Buffer.from(`x${text}\0`)), Buffer.from([255])]);
    const { result } = await call(content, { contentType: `application/x; key=${TOKEN}` });
    const { file, contentType, base64, bytes } = FileResult.parse(result);
    const expected = Buffer.from("\x00\xffx[redacted]\0x[redacted]\0x[redacted]\0\xff", "latin1");
    const response = await download(file.id);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(expected);
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect({ contentType, base64, bytes }).toEqual({
      contentType: "application/x; key=[redacted]",
      base64: expected.toString("base64"),
      bytes: expected.length,
    });
    expect(await rows()).toMatchObject([{ content_type: "application/x; key=[redacted]", content: expected }]);
  });

  it("is no file where it is text or JSON, empty, or larger than the endpoint allows", async () => {
    expect((await call(Buffer.from("[1]"), { contentType: "application/json" })).result).toEqual([1]);
    expect((await call(Buffer.from("a"), { contentType: "text/plain" })).result).toBe("a");
    expect((await call(Buffer.alloc(0))).result).toBeNull();
    await expect(call(Buffer.alloc(101), { maxResponseBytes: 100 })).rejects.toMatchObject({ extra: { layer: "upstream" } });
    expect(await rows()).toEqual([]);
  });

  it("may be stripped of its bytes by a projection", async () => {
    const { result } = await call(Buffer.alloc(10), { projection: "file.url" });
    expect(result).toBe(`/api/custom-tools/files/${(await rows())[0]?.id}`);
  });
});

describe("a file", () => {
  const save = (workspaceId: string, content = "abc") =>
    saveFile({ workspaceId, executionId: newId(), contentType: "text/csv", content: Buffer.from(content), secrets: [] });

  it("is missing for another workspace, with the same bytes as one that never was", async () => {
    const other = await makeWorkspace();
    const { id } = await save(other.ctx.workspace.id);
    const send = (wanted: string) =>
      callOperation(fileOperations.get, { id: wanted, token: workspace.token, headers: { "X-Request-Id": "same" } });
    const [foreign, missing] = [await send(id), await send(newId())];
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect(await foreign.text()).toBe(await missing.text());
    expect((await download(id, other.token)).status).toBe(200);
  });

  it("goes with its workspace", async () => {
    const { id } = await save(workspace.ctx.workspace.id);
    await query(testDatabaseUrl, "DELETE FROM workspaces WHERE id = $1", [workspace.ctx.workspace.id]);
    expect(await query(testDatabaseUrl, "SELECT 1 FROM result_files WHERE id = $1", [id])).toEqual([]);
  });

  it("goes when the log of its time goes, in as many batches as it takes", async () => {
    await query(testDatabaseUrl, "TRUNCATE result_files");
    for (let count = 0; count < 5; count++) await save(workspace.ctx.workspace.id);
    expect(await pruneFiles({ before: new Date(Date.now() - 60_000) })).toBe(0);
    expect(await pruneFiles({ before: new Date(Date.now() + 60_000), signal: AbortSignal.abort() })).toBe(0);
    expect(await rows()).toHaveLength(5);
    expect(await pruneFiles({ before: new Date(Date.now() + 60_000), batchSize: 2 })).toBe(5);
    expect(await rows()).toEqual([]);
  });
});
