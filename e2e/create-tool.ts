import type { Page } from "@playwright/test";
import { expectOk } from "./fixtures.ts";

interface Made {
  id: string;
}

/** Registers a tool that runs this code, in the session of the page. */
export async function createTool(
  page: Page,
  workspace: string,
  { name, code, parameters }: { name: string; code: string; parameters: object[] },
) {
  const headers = { "x-workspace": workspace, origin: new URL(page.url()).origin };
  const common = { name, displayName: name, parameters };
  const post = (path: string, data: object) => expectOk(page.request.post(path, { headers, data }));
  const { snippet } = (await post("/api/custom-tools/code-snippets", { ...common, language: "javascript", code })) as { snippet: Made };
  const config = { snippetId: snippet.id };
  const { tool } = (await post("/api/custom-tools", { ...common, type: "code_execution", config })) as { tool: Made };
  return tool;
}
