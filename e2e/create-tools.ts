import type { Page } from "@playwright/test";
import { expectOk } from "./fixtures.ts";

/** Many tools at once. Returns their ids, the first one first. */
export async function createTools(page: Page, workspace: string, count: number): Promise<string[]> {
  const headers = { "x-workspace": workspace, origin: new URL(page.url()).origin };
  const post = (path: string, data: object) => expectOk(page.request.post(path, { headers, data }));
  const snippet = { name: "many", displayName: "Many", language: "javascript", code: "return 1;" };
  const made = (await post("/api/custom-tools/code-snippets", snippet)) as { snippet: { id: string } };
  const config = { snippetId: made.snippet.id };
  const ids: string[] = [];
  for (let start = 0; start < count; start += 20) {
    const numbers = Array.from({ length: Math.min(20, count - start) }, (_, index) => String(start + index + 1).padStart(4, "0"));
    const answers = await Promise.all(
      numbers.map((n) => post("/api/custom-tools", { name: `many_${n}`, displayName: `Many ${n}`, type: "code_execution", config })),
    );
    ids.push(...answers.map((answer) => (answer as { tool: { id: string } }).tool.id));
  }
  return ids;
}
