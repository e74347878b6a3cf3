import type { ExistingIds } from "../support/existing-ids.ts";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Body = { [key: string]: Json };

const PARAMETER: Body = {
  name: "text",
  type: "string",
  required: false,
  description: "A text",
  default: "a",
  minLength: 0,
  maxLength: 10,
  pattern: "^a+$",
  enum: ["a", "aa"],
  format: "email",
};
const LIST: Body = { name: "list", type: "array", min: 0, max: 5, items: { type: "object", properties: [PARAMETER] } };
const NAMED: Body = { name: "valid", displayName: "Valid", description: "Valid" };

/** A body for every operation that takes one, with every field it knows; each would be accepted as it is. */
export function validBodies(ids: ExistingIds): Record<string, Body> {
  const idOf = (prefix: string) => ids.find(([known]) => known === prefix)?.[1] ?? "";
  const credentialId = idOf("/api/custom-tools/credentials/");
  const config = { snippetId: idOf("/api/custom-tools/code-snippets/") };
  const execute: Body = { parameters: {}, version: 1, timeoutMs: 1_000 };
  const toolIds = [idOf("/api/custom-tools/")];
  const tool: Body = { ...NAMED, config, parameters: [PARAMETER, LIST], tags: ["one"], pricePerCall: 0.5, enabled: true };
  const connector: Body = {
    ...NAMED,
    baseUrl: "http://127.0.0.1:9/base",
    apiType: "rest",
    authType: "bearer",
    authConfig: { in: "header", name: "X-Key" },
    credentialId,
    defaultHeaders: { "X-Default": "one" },
    timeoutMs: 1_000,
    timeouts: { connectMs: 500, firstByteMs: 1_000 },
    retry: { maxRetries: 1, baseDelayMs: 10 },
    rateLimit: { requests: 10, perSeconds: 1, burst: 20, concurrency: 5 },
    circuitBreaker: { failures: 3, cooldownMs: 1_000 },
    hosts: { allow: ["cdn.example.com"], deny: ["*.internal.example.com"] },
  };
  const endpoint: Body = {
    ...NAMED,
    method: "POST",
    path: "/items/{id}",
    pathParams: [{ name: "id", type: "string", required: true }],
    queryParams: [PARAMETER],
    headerParams: [{ name: "X-Text", type: "string" }],
    bodyType: "json",
    bodySchema: [LIST],
    responseSchema: { type: "object" },
    timeoutMs: 1_000,
    cookieParams: [{ name: "session", type: "string" }],
    pagination: { type: "cursor", param: "after", cursor: "next", items: "items", maxPages: 2, maxItems: 10 },
    answerType: "json",
    projection: "items",
    errorWhen: "error",
    requestValidation: "strict",
    responseValidation: "warn",
    idempotent: true,
    idempotencyHeader: "Idempotency-Key",
    maxResponseBytes: 1_000_000,
  };
  const snippet: Body = {
    ...NAMED,
    language: "javascript",
    code: "return 1;",
    parameters: [PARAMETER],
    returnType: "json",
    tools: ["one", "two"],
    hosts: ["api.example.com", "*.example.com:8443"],
    connectors: ["one"],
    limits: { cpuMs: 500, resultBytes: 1_000, logLines: 10, logBytes: 1_000, paramsBytes: 100_000, hostCalls: 5, hostCallsAtOnce: 2 },
    timeoutMs: 1_000,
    memoryLimitMb: 16,
  };
  return {
    createTool: { ...tool, type: "code_execution" },
    updateTool: { ...tool, version: 1 },
    executeTool: execute,
    restoreToolVersion: { restore: 1, version: 1 },
    changeTools: { action: "tag", ids: toolIds, add: ["one"], remove: ["two"] },
    exportTools: { ids: toolIds },
    findToolUses: { ids: toolIds },
    createConnector: connector,
    updateConnector: { ...connector, version: 1 },
    updateConnectorSchema: { source: "upload", files: [{ name: "schema.graphql", content: "type Query { a: Int }", base64: false }] },
    importOperations: { operations: ["Query.a"] },
    testConnector: { path: "/items?limit=1", method: "GET" },
    checkConnectorDraft: { connector, connectorId: idOf("/api/custom-tools/connectors/") },
    readImport: { text: "curl https://api.example.com/users/42" },
    importConnector: { connector, credential: null, endpoints: [endpoint] },
    pollConnection: { attemptId: "01999999-9999-7999-8999-999999999999" },
    createEndpoint: endpoint,
    updateEndpoint: { ...endpoint, version: 1 },
    callEndpoint: execute,
    restoreEndpointVersion: { restore: 1, version: 1 },
    sendEndpointDraft: {
      connector,
      connectorId: idOf("/api/custom-tools/connectors/"),
      endpoint,
      endpointId: idOf("/api/custom-tools/connectors/endpoints/"),
      parameters: {},
      timeoutMs: 1_000,
    },
    createCredential: { name: "valid", type: "basic", data: { username: "u", password: "p" } },
    updateCredential: { name: "valid", data: { token: "t" } },
    createSnippet: snippet,
    updateSnippet: { ...snippet, version: 1 },
    executeSnippet: execute,
    restoreSnippetVersion: { restore: 1, version: 1 },
    runSnippetDraft: { snippet, snippetId: "01999999-9999-7999-8999-999999999999", parameters: {}, timeoutMs: 1_000 },
    createExample: { subjectType: "tool", subjectId: idOf("/api/custom-tools/"), name: "Valid", parameters: { text: "a" } },
    updateExample: { name: "Valid", parameters: { text: "a" } },
    createWorkspace: { name: "Valid", slug: "valid" },
    updateWorkspace: { name: "Valid", limits: { timeoutMs: 30_000, memoryLimitMb: 128, cpuMs: 30_000 } },
    updateMember: { role: "owner" },
    createInvitation: { role: "editor", email: "valid@example.com", expiresInDays: 7 },
    acceptInvitation: { token: "valid" },
    createToken: { name: "valid", permissions: ["tool:read"], expiresAt: "2999-01-01T00:00:00Z" },
    changeAccount: { name: "Valid" },
    signUp: { name: "Valid", email: "valid@example.com", password: "a valid password", invitation: "valid" },
  };
}
