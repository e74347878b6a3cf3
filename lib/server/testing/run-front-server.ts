import { startServer } from "#lib/server/start-server.ts";

/** `node run-front-server.ts <rootDir>`: a process of its own, because Next is in production mode or in test mode, not both. */
const rootDir = process.argv[2] ?? process.cwd();
const server = await startServer({ host: "127.0.0.1", port: 0, rootDir });
process.once("SIGTERM", async () => {
  await server.close();
  process.exit(0);
});
process.stdout.write(`${server.url}\n`);
