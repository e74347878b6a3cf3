import type { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { MEMORY_LIMIT_MB_DEFAULT, TIMEOUT_MS_DEFAULT } from "#lib/contracts/run-limits.ts";
import { ownHost } from "#lib/own-host.ts";
import { SnippetDefinition } from "../snippets/snippet-version.ts";

/** Where the app serves the sample API to itself. */
export function sampleBaseUrl(): string {
  return `http://${ownHost()}/api/sample`;
}

export const SAMPLE_CONNECTOR = {
  name: "sample_api",
  displayName: "Sample API",
  description: "A small API that this studio serves itself, so that the samples run without a network.",
  apiType: "rest",
  authType: "none",
} satisfies Partial<CreateConnectorInput>;

/** What every new workspace starts with: endpoints and snippets, each with the tool that runs it. */
export const SAMPLE_ENDPOINTS = [
  CreateEndpointInput.parse({
    name: "get_user",
    displayName: "Get a user",
    method: "GET",
    path: "/users/{username}",
    pathParams: [
      { name: "username", type: "string", required: true, description: "Login of the person", default: "octocat", maxLength: 39 },
    ],
  }),
  CreateEndpointInput.parse({
    name: "convert",
    displayName: "Convert an amount",
    method: "GET",
    path: "/convert",
    queryParams: [
      { name: "amount", type: "number", required: true, description: "How much", min: 0, default: 100 },
      { name: "from", type: "string", required: true, enum: ["EUR", "USD", "GBP", "JPY"], default: "EUR" },
      { name: "to", type: "string", required: true, enum: ["EUR", "USD", "GBP", "JPY"], default: "USD" },
    ],
  }),
];

export const SAMPLE_ENDPOINT_TOOLS = [
  {
    name: "sample_github_get_user",
    displayName: "Get GitHub user (sample)",
    description: "Looks a person up by login. Calls the sample API, which answers like GitHub's.",
    tags: ["sample", "api"],
  },
  {
    name: "sample_convert_currency",
    displayName: "Convert currency (sample)",
    description: "Converts an amount between four currencies at fixed rates of the sample API.",
    tags: ["sample", "api"],
  },
];

export const SAMPLE_SNIPPET = SnippetDefinition.parse({
  name: "sample_calculate_profit",
  displayName: "Calculate profit margin (sample)",
  language: "javascript",
  code: `const { revenue, cost } = params;
console.log("profit", revenue - cost);
const margin = ((revenue - cost) / revenue) * 100;
return { margin: margin.toFixed(2) + "%" };`,
  parameters: [
    { name: "revenue", type: "number", required: true, description: "Income of the period", default: 10_000 },
    { name: "cost", type: "number", required: true, description: "Cost of the period", default: 7_000 },
  ],
  returnType: "json",
  timeoutMs: TIMEOUT_MS_DEFAULT,
  memoryLimitMb: MEMORY_LIMIT_MB_DEFAULT,
});

export const SAMPLE_SNIPPET_TOOL = {
  name: "sample_profit_calculator",
  displayName: "Profit calculator (sample)",
  description: "Computes the profit margin of a period in the sandbox.",
  tags: ["sample", "code"],
};
