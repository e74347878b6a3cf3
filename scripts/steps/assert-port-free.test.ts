import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { StartError } from "#lib/start-error.ts";
import { assertPortFree, explainListenError } from "./assert-port-free.ts";

it("says what to do when the port is in use", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  await expect(assertPortFree("127.0.0.1", port)).rejects.toThrow(
    `Port ${port} is in use. Stop the program that uses it, or choose another port: PORT=${port + 1} npm start`,
  );
  server.close();
});

it("leaves a free port free", async () => {
  await assertPortFree("127.0.0.1", 0);
});

it("says what to do when the address is not of this machine", async () => {
  await expect(assertPortFree("192.0.2.1", 4000)).rejects.toThrow(StartError);
});

it("does not claim to know other errors", () => {
  const error = new Error("other");
  expect(explainListenError(error, "127.0.0.1", 4000)).toBe(error);
});
