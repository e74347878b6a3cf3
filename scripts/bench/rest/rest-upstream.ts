import { createServer } from "node:http";

/** What the calls go to: answers a small JSON object at once, and under /connections how many connections it accepted so far. */
const USER = JSON.stringify({ id: 1, name: "Ann", email: "ann@example.com", tags: ["a", "b"], active: true });
let accepted = 0;

const server = createServer((request, response) => {
  const body = request.url === "/connections" ? String(accepted) : USER;
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }).end(body);
});
server.on("connection", () => {
  accepted += 1;
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}\n`);
});
