import { createServer } from "node:http";

/** The floor of the comparison: a server that does nothing but parse JSON and answer JSON. */
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { parameters } = JSON.parse(Buffer.concat(chunks).toString());
  const body = JSON.stringify({ message: "Tool executed successfully", result: parameters, durationMs: 0, logs: [] });
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }).end(body);
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}\n`);
});
