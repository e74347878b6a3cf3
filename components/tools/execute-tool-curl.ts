import type { JsonObject } from "#lib/contracts/json.ts";

/** The command that runs a tool with these parameters; a quote in a value stays inside the shell's quotes. */
export function executeToolCurl(origin: string, id: string, parameters: JsonObject): string {
  const body = JSON.stringify({ parameters }, null, 2).replaceAll("'", "'\\''");
  return [
    `curl -X POST ${origin}/api/custom-tools/${id}/execute \\`,
    '  -H "Authorization: Bearer YOUR_API_TOKEN" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '${body}'`,
  ].join("\n");
}
