import "#lib/testing/database.ts";
import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, it } from "vitest";
import { sessionSecret } from "#lib/auth/session.ts";
import { OPERATIONS } from "#lib/contracts/operations/all.ts";
import type { Operation } from "#lib/contracts/operations/operation.ts";
import { PERMISSIONS, ROLE_PERMISSIONS, ROLES } from "#lib/contracts/permissions.ts";
import { newId } from "#lib/id.ts";
import { callOperation } from "#lib/testing/call-operation.ts";
import { makeRows, type Rows, snippetInput } from "#lib/testing/rows.ts";
import { makeToken, makeWorkspace, type TestWorkspace, twoWorkspaces } from "#lib/testing/workspaces.ts";

interface Case {
  /** The kind of row that the path names. */
  row?: keyof Rows;
  body?: unknown | ((rows: Rows) => unknown);
  /** What the operation needs in its query. */
  query?: Record<string, string>;
}

const year = { from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z" };

const newTool = { name: "other", displayName: "Other" };
const newConnector = { name: "other", displayName: "Other", baseUrl: "https://example.com" };

/** Every operation of the API. One that is missing here fails the first test. */
const CASES: Record<string, Case> = {
  createTool: { body: (rows: Rows) => ({ ...newTool, type: "code_execution", config: { snippetId: rows.snippet } }) },
  listTools: {},
  getTool: { row: "tool" },
  updateTool: { row: "tool", body: { displayName: "Mine now" } },
  deleteTool: { row: "tool" },
  executeTool: { row: "tool", body: { parameters: { a: 1, b: 2 } } },
  listToolLogs: { row: "tool" },
  listToolVersions: { row: "tool" },
  getToolVersion: { row: "tool" },
  restoreToolVersion: { row: "tool", body: { restore: 1 } },
  changeTools: { body: (rows: Rows) => ({ action: "tag", ids: [rows.tool], add: ["mine"] }) },
  exportTools: { body: (rows: Rows) => ({ ids: [rows.tool] }) },
  listToolTags: {},
  listToolOwners: {},
  findToolUses: { body: (rows: Rows) => ({ ids: [rows.tool] }) },
  createConnector: { body: (rows: Rows) => ({ ...newConnector, authType: "bearer", credentialId: rows.credential }) },
  listConnectors: {},
  listAdapterExamples: {},
  getConnector: { row: "connector" },
  updateConnector: { row: "connector", body: { displayName: "Mine now" } },
  deleteConnector: { row: "connector" },
  getConnectorSchema: { row: "connector" },
  updateConnectorSchema: { row: "connector", body: { source: "service" } },
  listApiOperations: { row: "connector" },
  importOperations: { row: "connector", body: { operations: ["Query.other"] } },
  testConnector: { row: "connector", body: {} },
  checkConnectorDraft: { body: { connector: { ...newConnector, baseUrl: "http://127.0.0.1:9" } } },
  readImport: { body: { text: "https://example.com/things" } },
  importConnector: { body: { connector: { ...newConnector, name: "imported" } } },
  listConnectorUses: { row: "connector" },
  startConnection: { row: "connector" },
  pollConnection: { row: "connector", body: { attemptId: newId() } },
  endConnection: { row: "connector" },
  createEndpoint: { row: "connector", body: { name: "other", displayName: "Other", method: "GET", path: "/" } },
  listAllEndpoints: {},
  listEndpoints: { row: "connector" },
  getEndpoint: { row: "endpoint" },
  updateEndpoint: { row: "endpoint", body: { displayName: "Mine now" } },
  deleteEndpoint: { row: "endpoint" },
  listEndpointVersions: { row: "endpoint" },
  getEndpointVersion: { row: "endpoint" },
  restoreEndpointVersion: { row: "endpoint", body: { restore: 1 } },
  callEndpoint: { row: "endpoint", body: { parameters: {} } },
  sendEndpointDraft: {
    body: (rows: Rows) => ({ connectorId: rows.connector, endpoint: { name: "other", displayName: "Other", method: "GET", path: "/" } }),
  },
  createCredential: { body: { name: "other", type: "bearer", data: { token: "x" } } },
  listCredentials: {},
  updateCredential: { row: "credential", body: { name: "mine" } },
  deleteCredential: { row: "credential" },
  createSnippet: { body: { ...snippetInput(), name: "other" } },
  listSnippets: {},
  getSnippet: { row: "snippet" },
  updateSnippet: { row: "snippet", body: { displayName: "Mine now" } },
  deleteSnippet: { row: "snippet" },
  listSnippetVersions: { row: "snippet" },
  getSnippetVersion: { row: "snippet" },
  restoreSnippetVersion: { row: "snippet", body: { restore: 1 } },
  executeSnippet: { row: "snippet", body: { parameters: { a: 1, b: 2 } } },
  runSnippetDraft: { body: { snippet: { ...snippetInput(), name: "draft" }, parameters: { a: 1, b: 2 } } },
  listExecutions: {},
  searchExecutions: {},
  exportExecutions: { query: { format: "json" } },
  getUsageSummary: { query: year },
  getUsageSeries: { query: year },
  getUsageBreakdown: { query: { ...year, by: "subject" } },
  listRecentUsage: { query: { ids: newId() } },
  getExecution: { row: "execution" },
  createExample: { body: (rows: Rows) => ({ subjectType: "tool", subjectId: rows.tool, name: "Other", parameters: {} }) },
  listExamples: {},
  updateExample: { row: "example", body: { name: "Mine now" } },
  deleteExample: { row: "example" },
  getFile: { row: "file" },
  createWorkspace: { body: { name: "Another" } },
  changeAccount: { body: {} },
  listWorkspaces: {},
  updateWorkspace: { row: "workspace", body: { name: "Mine now" } },
  listMembers: {},
  updateMember: { row: "member", body: { role: "viewer" } },
  removeMember: { row: "member" },
  createInvitation: { body: { role: "viewer" } },
  listInvitations: {},
  revokeInvitation: { row: "invitation" },
  acceptInvitation: { body: { token: "sas_unknown" } },
  createToken: { body: { name: "other" } },
  listTokens: {},
  revokeToken: { row: "token" },
  listAuditEvents: {},
  signUp: { body: { name: "A", email: "a@example.com", password: "long enough 1" } },
  getMe: {},
  getHealth: {},
  getLiveness: {},
  getOpenApi: {},
  sampleUser: {},
  sampleConvert: {},
};

const isScoped = ({ allow }: Operation) => allow !== "anyone" && allow !== "signed-in";
const scoped = OPERATIONS.filter(isScoped).map((operation) => ({ operation, name: operation.id }));
const named = scoped.filter(({ name }) => CASES[name]?.row !== undefined);
const requestId = { "X-Request-Id": "same-for-all" };

let ours: TestWorkspace;
let theirs: TestWorkspace;
let rows: Rows;
let oursRows: Rows;

beforeAll(async () => {
  ({ ours, theirs } = await twoWorkspaces());
  rows = await makeRows(theirs.ctx);
  oursRows = await makeRows(ours.ctx);
});

function operationOf(id: string): Operation {
  const operation = OPERATIONS.find((candidate) => candidate.id === id);
  if (operation === undefined) throw new Error("unknown operation");
  return operation;
}

function inputOf({ id }: Operation, own: Rows): { body?: unknown } {
  const { body } = CASES[id] ?? {};
  return body === undefined ? {} : { body: typeof body === "function" ? body(own) : body };
}

it("knows every operation of the API", () => {
  expect(OPERATIONS.map(({ id }) => id).sort()).toEqual(Object.keys(CASES).sort());
});

describe.each(named)("$name", ({ operation }) => {
  it("treats another workspace's row as missing, with the same bytes", async () => {
    const key = CASES[operation.id]?.row ?? "tool";
    const send = (id: string) => callOperation(operation, { token: ours.token, id, headers: requestId, ...inputOf(operation, oursRows) });
    const [foreign, missing, malformed] = await Promise.all([send(rows[key]), send(newId()), send("not-an-id")]);
    expect(foreign.status).toBe(404);
    const bytes = await foreign.text();
    expect(bytes).toBe(await missing.text());
    expect(bytes).toBe(await malformed.text());
  });
});

describe.each(scoped)("$name", ({ operation }) => {
  const send = (token: string) => callOperation(operation, { token, id: newId(), ...inputOf(operation, oursRows) });

  it("answers 401 to a revoked, an expired and an unknown token", async () => {
    const revoked = await makeToken(ours.ctx, { revokedAt: new Date() });
    const expired = await makeToken(ours.ctx, { expiresAt: new Date(Date.now() - 1000) });
    for (const token of [revoked, expired, "sas_unknown"]) expect((await send(token)).status).toBe(401);
  });
});

describe.each(scoped.filter(({ operation }) => operation.allow !== "member"))("$name", ({ operation }) => {
  it("answers 403 to a token that lacks the permission", async () => {
    const others = PERMISSIONS.filter((permission) => permission !== operation.allow);
    const token = await makeToken(ours.ctx, { permissions: others });
    const answer = await callOperation(operation, { token, id: newId(), ...inputOf(operation, oursRows) });
    expect(answer.status).toBe(403);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });
});

describe.each(scoped.filter(({ operation }) => operation.method === "GET" && operation.params === undefined))("$name", ({ operation }) => {
  it("shows nothing of another workspace", async () => {
    const text = await (await callOperation(operation, { token: ours.token, query: CASES[operation.id]?.query ?? {} })).text();
    for (const id of Object.values(rows)) expect(text).not.toContain(id);
  });
});

interface Naming {
  id: string;
  own?: keyof Rows;
  body: (named: Rows) => unknown;
}

/** Every body that names a row. */
const NAMINGS: Naming[] = [
  { id: "createTool", body: ({ snippet }) => ({ ...newTool, type: "code_execution", config: { snippetId: snippet } }) },
  { id: "createTool", body: ({ endpoint }) => ({ ...newTool, name: "another", type: "api_call", config: { endpointId: endpoint } }) },
  { id: "updateTool", own: "tool", body: ({ snippet }) => ({ config: { snippetId: snippet } }) },
  { id: "changeTools", body: ({ tool }) => ({ action: "disable", ids: [tool] }) },
  { id: "exportTools", body: ({ tool }) => ({ ids: [tool] }) },
  { id: "findToolUses", body: ({ tool }) => ({ ids: [tool] }) },
  { id: "createConnector", body: ({ credential }) => ({ ...newConnector, authType: "bearer", credentialId: credential }) },
  { id: "createExample", body: ({ snippet }) => ({ subjectType: "snippet", subjectId: snippet, name: "Other", parameters: {} }) },
  {
    id: "importConnector",
    body: ({ credential }) => ({ connector: { ...newConnector, name: "named", authType: "bearer", credentialId: credential } }),
  },
  {
    id: "checkConnectorDraft",
    body: ({ credential }) => ({
      connector: { ...newConnector, baseUrl: "http://127.0.0.1:9", authType: "bearer", credentialId: credential },
    }),
  },
  { id: "updateConnector", own: "connector", body: ({ credential }) => ({ credentialId: credential }) },
];

it.each(NAMINGS)("$id treats what it names in another workspace as missing", async ({ id, own, body }) => {
  const send = (named: Rows) =>
    callOperation(operationOf(id), { token: ours.token, body: body(named), ...(own === undefined ? {} : { id: oursRows[own] }) });
  expect((await send(rows)).status).toBe(404);
  expect((await send(oursRows)).status).toBeLessThan(300);
});

describe.each(ROLES)("a signed-in %s", (role) => {
  let headers: Record<string, string>;
  /** Ids of nothing, so that what the role may do changes no row that the tests share. */
  let nothing: Rows;

  beforeAll(async () => {
    const { ctx } = await makeWorkspace(role);
    const session = await encode({ token: { sub: ctx.actor.id, sessionVersion: 1 }, secret: sessionSecret() });
    const cookie = `next-auth.session-token=${session}`;
    headers = { cookie, host: "localhost", origin: "http://localhost", "X-Workspace": ctx.workspace.slug };
    nothing = Object.fromEntries(Object.keys(rows).map((kind) => [kind, newId()])) as Rows;
  });

  it.each(scoped)("may call $name if the role has its permission, and only then", async ({ operation }) => {
    const { status } = await callOperation(operation, { id: newId(), headers, ...inputOf(operation, nothing) });
    const permissions: readonly string[] = ROLE_PERMISSIONS[role];
    const allowed = operation.allow === "member" || permissions.includes(operation.allow);
    expect(status).not.toBe(401);
    expect(status === 403).toBe(!allowed);
  });
});

it.each(OPERATIONS.filter(({ allow }) => allow === "signed-in").map(({ id }) => id))("%s is for people, not for tokens", async (id) => {
  const operation = operationOf(id);
  expect((await callOperation(operation, { token: ours.token, ...inputOf(operation, rows) })).status).toBe(403);
  expect((await callOperation(operation, inputOf(operation, rows))).status).toBe(401);
});
