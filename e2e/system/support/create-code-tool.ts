import { randomUUID } from "node:crypto";
import type { Studio } from "./studio.ts";

export interface CodeTool {
  name: string;
  toolId: string;
  snippetId: string;
}

/** A snippet with this code, and a tool that runs it. `limits`: timeoutMs, memoryLimitMb, parameters … of the snippet. */
export async function createCodeTool(studio: Studio, code: string, limits: Record<string, unknown> = {}): Promise<CodeTool> {
  const name = `t-${randomUUID()}`;
  const made = { name, displayName: name, language: "javascript", code, ...limits };
  const { body: first, text } = await studio.api<{ snippet?: { id: string } }>("POST", "/api/custom-tools/code-snippets", made);
  if (first.snippet === undefined) throw new Error(`No snippet: ${text}`);
  const snippetId = first.snippet.id;
  const tool = { name, displayName: name, type: "code_execution", config: { snippetId } };
  const answer = await studio.api<{ tool?: { id: string } }>("POST", "/api/custom-tools", tool);
  if (answer.body.tool === undefined) throw new Error(`No tool: ${answer.text}`);
  return { name, toolId: answer.body.tool.id, snippetId };
}
