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
  const lines = Object.entries(tool).map(([key, value]) => `    "${key}": ${JSON.stringify(value)}`);
  return [
    `curl -X POST ${origin}/api/custom-tools \\`,
    '  -H "Authorization: Bearer YOUR_API_TOKEN" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '{\n${lines.join(",\n")}\n  }'`,
  ].join("\n");
}
