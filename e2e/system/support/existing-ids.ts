import { createCodeTool } from "./create-code-tool.ts";
import type { DocumentedOperation } from "./operations.ts";
import type { Studio } from "./studio.ts";

/** The id of an existing row for each kind of path, by the path's prefix; the longest that fits counts. */
export type ExistingIds = [prefix: string, id: string][];

type Made = Record<"connector" | "endpoint" | "credential" | "example" | "invitation" | "token", { id: string } | undefined>;

/** One row of each kind, and one execution with its file. */
export async function makeExistingIds(studio: Studio): Promise<ExistingIds> {
  const make = async (kind: keyof Made, path: string, body: object) => {
    const answer = await studio.api<Made>("POST", path, body);
    const made = answer.body[kind];
    if (made === undefined) throw new Error(`No ${kind}: ${answer.text}`);
    return made.id;
  };
  const named = { name: "existing", displayName: "Existing" };
  const { toolId, snippetId } = await createCodeTool(studio, "return 1;");
  const connector = await make("connector", "/api/custom-tools/connectors", { ...named, baseUrl: "http://127.0.0.1:9" });
  const endpoint = { ...named, method: "GET", path: "/" };
  const endpointId = await make("endpoint", `/api/custom-tools/connectors/${connector}/endpoints`, endpoint);
  const credential = { name: "existing", type: "bearer", data: { token: "existing" } };
  const run = await studio.api<{ executionId: string }>("POST", `/api/custom-tools/${toolId}/execute`, {});
  const fileId = await makeFile(studio);
  const example = { subjectType: "tool", subjectId: toolId, name: "Existing", parameters: {} };
  const me = await studio.api<{ workspace: { id: string } }>("GET", "/api/me");
  const members = await studio.api<{ members: { userId: string }[] }>("GET", "/api/members");
  return [
    ["/api/custom-tools/connectors/endpoints/", endpointId],
    ["/api/custom-tools/connectors/", connector],
    ["/api/custom-tools/credentials/", await make("credential", "/api/custom-tools/credentials", credential)],
    ["/api/custom-tools/code-snippets/", snippetId],
    ["/api/custom-tools/executions/", run.body.executionId],
    ["/api/custom-tools/examples/", await make("example", "/api/custom-tools/examples", example)],
    ["/api/custom-tools/files/", fileId],
    ["/api/custom-tools/", toolId],
    ["/api/workspaces/", me.body.workspace.id],
    ["/api/members/", members.body.members[0]?.userId ?? ""],
    ["/api/invitations/", await make("invitation", "/api/invitations", {})],
    ["/api/tokens/", await make("token", "/api/tokens", { name: "existing", permissions: ["tool:read"] })],
    ["/api/sample/users/", "octocat"],
  ];
}

/** What the studio's own sample API answers, as bytes. */
async function makeFile(studio: Studio): Promise<string> {
  const named = { name: "sample_bytes", displayName: "Sample bytes" };
  const connector = await studio.api<Made>("POST", "/api/custom-tools/connectors", { ...named, baseUrl: `${studio.url}/api/sample` });
  const endpoints = `/api/custom-tools/connectors/${connector.body.connector?.id}/endpoints`;
  const endpoint = await studio.api<Made>("POST", endpoints, { ...named, method: "GET", path: "/users/octocat", answerType: "binary" });
  const path = `/api/custom-tools/connectors/endpoints/${endpoint.body.endpoint?.id}/call`;
  const called = await studio.api<{ result?: { file: { id: string } } }>("POST", path, {});
  if (called.body.result === undefined) throw new Error(`No file: ${called.text}`);
  return called.body.result.file.id;
}

/** The operation's path with an id in its place. */
export function pathWith({ path }: Pick<DocumentedOperation, "path">, ids: ExistingIds): string {
  if (!path.includes("{")) return path;
  const id = ids.find(([prefix]) => path.startsWith(`${prefix}{`))?.[1];
  if (id === undefined) throw new Error(`No existing row is known for ${path}; add one to makeExistingIds`);
  return path.replace(/\{(\w+)\}/g, (_, name) => (name === "version" ? "1" : id));
}
