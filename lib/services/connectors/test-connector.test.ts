import "#lib/testing/database.ts";
import type { IncomingMessage } from "node:http";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TestConnectorInput } from "#lib/contracts/connector-connection.ts";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { sendOf, wsdlText } from "#lib/executors/api-call/soap/testing/wsdl-text.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { listAuditEvents } from "../audit/list-audit-events.ts";
import { createCredential } from "../credentials/create-credential.ts";
import { createConnector } from "./create-connector.ts";
import { testConnector } from "./test-connector.ts";

interface Answer {
  status?: number;
  body?: string;
}
type Answering = (request: IncomingMessage, body: string) => Answer;

const TOKEN = "sentinel-token-4711";
const WSDL = wsdlText(sendOf("", ""));
const TYPENAME = JSON.stringify({ data: { __typename: "Query" } });

let workspace: TestWorkspace;

beforeAll(() => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
});

beforeEach(async () => {
  workspace = await makeWorkspace();
});

/** Tests a connector of a service that answers so; what was sent. */
async function test(apiType: string, answering: Answering, { isSigned = false, input = {} } = {}) {
  const { ctx } = workspace;
  const sent: { method: string; url: string; body: string }[] = [];
  await using server = await startServer(async (request, response) => {
    const text = Buffer.concat(await Array.fromAsync(request)).toString();
    sent.push({ method: request.method ?? "", url: request.url ?? "", body: text });
    const { status = 200, body = "" } = answering(request, text);
    response.writeHead(status, { "content-type": apiType === "soap" ? "text/xml" : "application/json" }).end(body);
  });
  const key = { name: "key", type: "bearer", data: { token: TOKEN } } as const;
  const auth = isSigned ? { authType: "bearer", credentialId: (await createCredential(ctx, key)).credential.id } : {};
  const made = { name: "service", displayName: "Service", apiType, baseUrl: `${server.url}/v1/api`, ...auth };
  const { connector } = await createConnector(ctx, CreateConnectorInput.parse(made));
  const { test: tested } = await testConnector(ctx, { id: connector.id, ...TestConnectorInput.parse(input) });
  return { tested, sent, connectorId: connector.id };
}

const isKnown = ({ headers }: IncomingMessage) => headers.authorization === `Bearer ${TOKEN}`;

describe("a test of a GraphQL service", () => {
  it("is a query, which a service of another kind cannot answer", async () => {
    const good = await test("graphql", () => ({ body: TYPENAME }));
    expect(good.tested).toMatchObject({ ok: true, status: 200 });
    expect(good.sent).toEqual([{ method: "POST", url: "/v1/api", body: '{"query":"{ __typename }"}' }]);
  });

  it.each<[string, Answer, object]>([
    ["takes no POST", { status: 405 }, { ok: false, layer: "upstream" }],
    ["is a page", { body: "<html>" }, { ok: false, layer: "upstream" }],
    ["answers in another way", { body: '{"data":[1]}' }, { ok: false, layer: "upstream" }],
    ["refuses the caller", { status: 401, body: "{}" }, { ok: false, layer: "auth" }],
    ["answers with errors", { body: '{"errors":[{"message":"no key"}]}' }, { ok: false, detail: expect.stringContaining("no key") }],
  ])("fails where it %s", async (_name, answer, expected) => {
    expect((await test("graphql", () => answer)).tested).toMatchObject(expected);
  });
});

describe("a test of a SOAP service", () => {
  it("asks for its description, and is sure of the credential only where that needs it", async () => {
    const open = await test("soap", () => ({ body: WSDL }));
    expect(open.tested).toMatchObject({ ok: true, status: 200 });
    expect(open.sent).toEqual([{ method: "GET", url: "/v1/api?wsdl", body: "" }]);
    workspace = await makeWorkspace();
    expect((await test("soap", () => ({ body: WSDL }), { isSigned: true })).tested).toMatchObject({ ok: null, status: 200 });
    workspace = await makeWorkspace();
    const closed = await test("soap", (request) => (isKnown(request) ? { body: WSDL } : { status: 401 }), { isSigned: true });
    expect(closed.tested).toMatchObject({ ok: true, status: 200 });
  });

  it.each<[string, Answer, object]>([
    ["has no description", { status: 404 }, { ok: null, status: 404 }],
    ["takes no GET", { status: 405 }, { ok: null, status: 405 }],
    ["answers with something else", { body: "<html/>" }, { ok: null, status: 200 }],
    ["refuses the caller", { status: 401 }, { ok: false, layer: "auth" }],
    ["is broken", { status: 500 }, { ok: false, layer: "upstream" }],
  ])("tells when it %s", async (_name, answer, expected) => {
    expect((await test("soap", () => answer)).tested).toMatchObject(expected);
  });
});

describe("a test of a REST service", () => {
  it.each([
    [200, true],
    [204, true],
    [302, null],
    [400, null],
    [404, null],
    [405, null],
    [403, false],
    [500, false],
  ])("that answers with status %i is %s", async (status, ok) => {
    expect((await test("rest", () => ({ status }))).tested).toMatchObject({ ok });
  });

  it("stays below the base URL, and is written down", async () => {
    const { sent, connectorId } = await test("rest", () => ({}), { isSigned: true, input: { path: "/users?a=/../b" } });
    expect(sent.map(({ url }) => url)).toEqual(["/v1/api/users?a=/../b"]);
    const { auditEvents } = await listAuditEvents(workspace.ctx, { subjectId: connectorId, limit: 1 });
    expect(auditEvents).toMatchObject([{ action: "connector.tested", detail: { apiType: "rest", method: "GET" } }]);
  });
});
