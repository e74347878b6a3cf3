import { ConnectorChanged } from "#lib/contracts/connectors.ts";
import { EndpointChanged } from "#lib/contracts/endpoints.ts";
import { SnippetChanged } from "#lib/contracts/snippets.ts";
import { ToolChanged } from "#lib/contracts/tools.ts";
import type { BenchRequest } from "./load-types.ts";
import { BENCH_HEADERS, post } from "./post.ts";

const NUMBERS = ["revenue", "cost"].map((name) => ({ name, type: "number", required: true }));
const USERNAME = [{ name: "username", type: "string", required: true }];
const CODE = `const revenue = params.revenue;
const cost = params.cost;
const margin = ((revenue - cost) / revenue) * 100;
return { margin: margin.toFixed(2) + "%" };`;

/** A code tool and an API tool, made through the public API; returns the requests that execute them. */
export async function createTools(studioUrl: string): Promise<{ code: BenchRequest; api: BenchRequest }> {
  const { snippet } = await post(studioUrl, "/code-snippets", SnippetChanged, {
    name: "bench_profit",
    displayName: "Calculate Profit Margin",
    language: "javascript",
    code: CODE,
    parameters: NUMBERS,
    returnType: "json",
  });
  const { connector } = await post(studioUrl, "/connectors", ConnectorChanged, {
    name: "bench_sample_api",
    displayName: "Sample API",
    baseUrl: `${studioUrl}/api/sample`,
    apiType: "rest",
    authType: "none",
  });
  const { endpoint } = await post(studioUrl, `/connectors/${connector.id}/endpoints`, EndpointChanged, {
    name: "get_user",
    displayName: "Get user",
    method: "GET",
    path: "/users/{username}",
    pathParams: USERNAME,
  });
  return {
    code: await createTool(studioUrl, "code_execution", { snippetId: snippet.id }, NUMBERS, { revenue: 10_000, cost: 7_000 }),
    api: await createTool(studioUrl, "api_call", { endpointId: endpoint.id }, USERNAME, { username: "octocat" }),
  };
}

async function createTool(url: string, type: string, config: object, parameters: object[], values: object): Promise<BenchRequest> {
  const { tool } = await post(url, "", ToolChanged, { name: `bench_${type}`, displayName: `Bench ${type}`, type, config, parameters });
  return {
    url: `${url}/api/custom-tools/${tool.id}/execute`,
    method: "POST",
    headers: BENCH_HEADERS,
    body: JSON.stringify({ parameters: values }),
  };
}
