import type { APIRequestContext } from "@playwright/test";
import { CONNECTORS, CREDENTIALS, SNIPPETS, VERSIONS } from "./example-studio.ts";

export interface Pictured {
  slug: string;
  /** The ids of tools by their names. */
  tools: Map<string, string>;
  snippet: string;
  connector: string;
  endpoint: string;
}

interface Made {
  id: string;
  name: string;
}

type Answer = Record<string, Made>;

/** A workspace in which a small company keeps its tools, made through the API. */
export async function fillWorkspace(request: APIRequestContext, origin: string): Promise<Pictured> {
  await send(request.put("/api/account", { headers: { origin }, data: { name: "Ana Ruiz" } }));
  const { workspace } = (await send(request.post("/api/workspaces", { headers: { origin }, data: { name: "Fjord Trading" } }))) as {
    workspace: { slug: string };
  };
  const headers = { origin, "x-workspace": workspace.slug };
  const post = async (path: string, data: object) => (await send(request.post(`/api/custom-tools${path}`, { headers, data }))) as Answer;
  const tools = new Map<string, string>();
  const makeTool = async (type: string, config: object, { name, displayName, description, tags }: Record<string, unknown>) => {
    const { tool } = await post("", { type, config, name, displayName, description, tags });
    if (tool !== undefined) tools.set(tool.name, tool.id);
  };
  const credentials = new Map<string, string>();
  for (const credential of CREDENTIALS) {
    const made = await post("/credentials", credential);
    credentials.set(credential.name, made["credential"]?.id ?? "");
  }
  for (const { endpoints, credential, ...connector } of CONNECTORS) {
    const credentialId = credential === undefined ? {} : { credentialId: credentials.get(credential) };
    const made = await post("/connectors", { ...connector, ...credentialId });
    for (const { tags, ...described } of endpoints) {
      const { endpoint } = await post(`/connectors/${made["connector"]?.id}/endpoints`, described);
      await makeTool("api_call", { endpointId: endpoint?.id }, { ...described, tags });
    }
  }
  let snippetId = "";
  for (const { tags, ...described } of SNIPPETS) {
    const { snippet } = await post("/code-snippets", described);
    snippetId = snippet?.id ?? "";
    await makeTool("code_execution", { snippetId }, { ...described, tags });
  }
  const list = async (path: string, key: string) => {
    const answer = (await send(request.get(`/api/custom-tools${path}`, { headers }))) as Record<string, Made[]>;
    return answer[key] ?? [];
  };
  for (const { id, name } of await list("?limit=100", "tools")) tools.set(name, id);
  for (const [index, { tool, ...changes }] of VERSIONS.entries()) {
    const id = tools.get(tool);
    await send(request.put(`/api/custom-tools/${id}`, { headers, data: { ...changes, version: index + 1 } }));
  }
  const sample = (await list("/connectors?search=sample", "connectors"))[0]?.id ?? "";
  const endpoint = (await list(`/connectors/${sample}/endpoints`, "endpoints")).find(({ name }) => name === "get_user")?.id ?? "";
  return { slug: workspace.slug, tools, snippet: snippetId, connector: sample, endpoint };
}

async function send(call: ReturnType<APIRequestContext["get"]>): Promise<unknown> {
  const response = await call;
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`);
  return response.json();
}
