import type { AdapterExample } from "#lib/contracts/adapter-examples.ts";

export const jsonRpc: AdapterExample = {
  name: "json-rpc",
  displayName: "JSON-RPC 2.0",
  description:
    "The endpoint's operation is the method. Parameters travel by name; an endpoint with the option `positional`, a list of names, sends them in that order.",
  adapter: {
    request: `(params, { operation, options }) => ({
  method: "POST",
  headers: { "content-type": "application/json", accept: "application/json" },
  body: JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method: operation,
    params: options.positional ? options.positional.map((name) => params[name] ?? null) : params,
  }),
})`,
    response: `({ status, body }, { error }) => {
  let answer;
  try {
    answer = JSON.parse(body);
  } catch {
    throw error(\`The server answered with status \${status} and no JSON\`);
  }
  if (answer?.jsonrpc !== "2.0" || (answer.id !== 1 && !answer.error)) throw error("The server's answer is no JSON-RPC 2.0");
  if (answer.error) {
    const { code, message, data } = answer.error;
    throw error(\`JSON-RPC error \${code}: \${message}\${data === undefined ? "" : \` (\${JSON.stringify(data)})\`}\`);
  }
  return answer.result;
}`,
  },
  credential: null,
  endpoint: {
    operation: { kind: "custom", name: "subtract", options: { positional: ["minuend", "subtrahend"] } },
    bodySchema: {
      type: "object",
      properties: { minuend: { type: "number" }, subtrahend: { type: "number" } },
      required: ["minuend", "subtrahend"],
      additionalProperties: false,
    },
  },
};
