import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startUpstream, type Upstream } from "./support/start-upstream.ts";
import { type Studio, startStudio } from "./support/studio.ts";

// The documented commands, character for character; only what stands in capitals, and the hosts, is filled in.
const REGISTER_CONNECTOR = `curl -X POST http://localhost:4000/api/custom-tools/connectors \\
  -H "Content-Type: application/json" \\
  -H "Cookie: accessToken=YOUR_ACCESS_TOKEN" \\
  -d '{
    "name": "github_api",
    "displayName": "GitHub API",
    "baseUrl": "https://api.github.com",
    "apiType": "rest",
    "authType": "bearer",
    "defaultHeaders": {
      "Accept": "application/vnd.github.v3+json"
    }
  }'`;
const REGISTER_ENDPOINT = `curl -X POST http://localhost:4000/api/custom-tools/connectors/CONNECTOR_ID/endpoints \\
  -H "Content-Type: application/json" \\
  -H "Cookie: accessToken=YOUR_ACCESS_TOKEN" \\
  -d '{
    "name": "get_user",
    "displayName": "Get GitHub User",
    "method": "GET",
    "path": "/users/{username}",
    "pathParams": [
      {"name": "username", "type": "string", "required": true}
    ]
  }'`;
const REGISTER_API_TOOL = `curl -X POST http://localhost:4000/api/custom-tools \\
  -H "Content-Type: application/json" \\
  -H "Cookie: accessToken=YOUR_ACCESS_TOKEN" \\
  -d '{
    "name": "github_get_user",
    "displayName": "Get GitHub User",
    "type": "api_call",
    "config": {
      "endpointId": "ENDPOINT_ID"
    },
    "parameters": [
      {"name": "username", "type": "string", "required": true}
    ]
  }'`;
const EXECUTE_API_TOOL = `curl -X POST http://localhost:4000/api/custom-tools/TOOL_ID/execute \\
  -H "Content-Type: application/json" \\
  -H "Cookie: accessToken=YOUR_ACCESS_TOKEN" \\
  -d '{
    "parameters": {
      "username": "octocat"
    }
  }'`;
const REGISTER_SNIPPET = `curl -X POST http://localhost:4000/api/custom-tools/code-snippets \\
  -H "Content-Type: application/json" \\
  -H "Cookie: accessToken=YOUR_ACCESS_TOKEN" \\
  -d '{
    "name": "calculate_profit",
    "displayName": "Calculate Profit Margin",
    "language": "javascript",
    "code": "const revenue = params.revenue;\\nconst cost = params.cost;\\nconst margin = ((revenue - cost) / revenue) * 100;\\nreturn { margin: margin.toFixed(2) + \\"%\\" };",
    "parameters": [
      {"name": "revenue", "type": "number", "required": true},
      {"name": "cost", "type": "number", "required": true}
    ],
    "returnType": "json"
  }'`;
const REGISTER_CODE_TOOL = `curl -X POST http://localhost:4000/api/custom-tools \\
  -H "Content-Type: application/json" \\
  -H "Cookie: accessToken=YOUR_ACCESS_TOKEN" \\
  -d '{
    "name": "profit_calculator",
    "displayName": "Profit Calculator",
    "type": "code_execution",
    "config": {
      "snippetId": "SNIPPET_ID"
    },
    "parameters": [
      {"name": "revenue", "type": "number", "required": true},
      {"name": "cost", "type": "number", "required": true}
    ]
  }'`;
const EXECUTE_CODE_TOOL = `curl -X POST http://localhost:4000/api/custom-tools/TOOL_ID/execute \\
  -H "Content-Type: application/json" \\
  -H "Cookie: accessToken=YOUR_ACCESS_TOKEN" \\
  -d '{
    "parameters": {
      "revenue": 10000,
      "cost": 7000
    }
  }'`;

const OCTOCAT = { login: "octocat", id: 583231, type: "User", name: "The Octocat", company: "@github" };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const run = promisify(execFile);
const hasCurl = spawnSync("curl", ["--version"]).status === 0 && spawnSync("bash", ["-c", ":"]).status === 0;

describe.skipIf(!hasCurl)("the documented curl lines (need curl and bash)", () => {
  let github: Upstream;
  let studio: Studio;
  let curlHome: string;
  const asked: { url: string | undefined; accept: string | undefined }[] = [];

  beforeAll(async () => {
    github = await startUpstream((request, response) => {
      asked.push({ url: request.url, accept: request.headers.accept });
      const known = request.url === "/users/octocat";
      response.writeHead(known ? 200 : 404, { "Content-Type": "application/json; charset=utf-8" });
      response.end(JSON.stringify(known ? OCTOCAT : { message: "Not Found" }));
    });
    studio = await startStudio({ env: { SINTRA_EGRESS_ALLOW: github.host } });
    // curl reads these from a file, so that the commands stay as they are.
    curlHome = mkdtempSync(path.join(os.tmpdir(), "sintra-curl-"));
    writeFileSync(path.join(curlHome, ".curlrc"), 'silent\nnoproxy = "*"\nwrite-out = "\\n%{http_code}"\n');
  });
  afterAll(async () => {
    rmSync(curlHome, { recursive: true, force: true });
    await studio[Symbol.asyncDispose]();
    await github[Symbol.asyncDispose]();
  });

  async function send(command: string, ids: Record<string, string> = {}) {
    const fill = { "http://localhost:4000": studio.url, "https://api.github.com": github.url, YOUR_ACCESS_TOKEN: studio.token, ...ids };
    const filled = Object.entries(fill).reduce((text, [name, value]) => text.replace(name, value), command);
    const { stdout } = await run("bash", ["-c", filled], { env: { ...process.env, CURL_HOME: curlHome } });
    const end = stdout.lastIndexOf("\n");
    return { status: Number(stdout.slice(end + 1)), body: JSON.parse(stdout.slice(0, end)) };
  }

  it("Example 1 registers a connector, an endpoint and a tool, and the tool answers what the API answered", async () => {
    const connector = await send(REGISTER_CONNECTOR);
    expect(connector).toMatchObject({
      status: 201,
      body: {
        message: expect.any(String),
        connector: {
          id: expect.stringMatching(UUID),
          name: "github_api",
          displayName: "GitHub API",
          baseUrl: github.url,
          apiType: "rest",
          authType: "bearer",
          defaultHeaders: { Accept: "application/vnd.github.v3+json" },
        },
      },
    });
    const endpoint = await send(REGISTER_ENDPOINT, { CONNECTOR_ID: connector.body.connector.id });
    expect(endpoint).toMatchObject({
      status: 201,
      body: {
        message: expect.any(String),
        endpoint: { id: expect.stringMatching(UUID), connectorId: connector.body.connector.id, method: "GET", path: "/users/{username}" },
      },
    });
    const tool = await send(REGISTER_API_TOOL, { ENDPOINT_ID: endpoint.body.endpoint.id });
    expect(tool).toMatchObject({
      status: 201,
      body: {
        message: expect.any(String),
        tool: {
          id: expect.stringMatching(UUID),
          name: "github_get_user",
          type: "api_call",
          config: { endpointId: endpoint.body.endpoint.id },
        },
      },
    });
    const execution = await send(EXECUTE_API_TOOL, { TOOL_ID: tool.body.tool.id });
    expect(execution).toEqual({
      status: 200,
      body: {
        message: "Tool executed successfully",
        result: OCTOCAT,
        durationMs: expect.any(Number),
        logs: [],
        executionId: expect.stringMatching(UUID),
      },
    });
    expect(asked).toEqual([{ url: "/users/octocat", accept: "application/vnd.github.v3+json" }]);
  });

  it("Example 2 registers a snippet and a tool, and the tool answers with exactly the documented fields and values", async () => {
    const snippet = await send(REGISTER_SNIPPET);
    expect(snippet).toMatchObject({
      status: 201,
      body: { message: expect.any(String), snippet: { id: expect.stringMatching(UUID), language: "javascript", returnType: "json" } },
    });
    const tool = await send(REGISTER_CODE_TOOL, { SNIPPET_ID: snippet.body.snippet.id });
    expect(tool).toMatchObject({
      status: 201,
      body: { message: expect.any(String), tool: { id: expect.stringMatching(UUID), name: "profit_calculator", type: "code_execution" } },
    });
    const { status, body } = await send(EXECUTE_CODE_TOOL, { TOOL_ID: tool.body.tool.id });
    expect(status).toBe(200);
    expect(body).toEqual({
      message: "Tool executed successfully",
      result: { margin: "30.00%" },
      durationMs: expect.any(Number),
      logs: [],
      executionId: expect.stringMatching(UUID),
    });
    const log = await studio.api<{ logs: unknown[] }>("GET", `/api/custom-tools/${tool.body.tool.id}/logs`);
    expect(log.body.logs).toEqual([
      expect.objectContaining({ id: body.executionId, status: "succeeded", output: { margin: "30.00%" }, durationMs: body.durationMs }),
    ]);
  });
});
