/** The command that registers a first tool, ready but for the token and the id of its snippet. */
export function createToolCurl(origin: string): string {
  const tool = {
    name: "profit_calculator",
    displayName: "Profit Calculator",
    type: "code_execution",
    config: { snippetId: "SNIPPET_ID" },
    parameters: [
      { name: "revenue", type: "number", required: true },
      { name: "cost", type: "number", required: true },
    ],
  };
  return [
    `curl -X POST ${origin}/api/custom-tools \\`,
    '  -H "Authorization: Bearer YOUR_API_TOKEN" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '${JSON.stringify(tool, null, 2).replaceAll("\n", "\n  ")}'`,
  ].join("\n");
}
