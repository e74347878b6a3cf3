import path from "node:path";
import { projectRoot } from "./project-root.ts";
import { startServerProcess } from "./server-process.ts";

export interface NextServer extends AsyncDisposable {
  url: string;
}

/** The same build under Next's own server. */
export async function startNext(env: Record<string, string>): Promise<NextServer> {
  const next = path.join(projectRoot, "node_modules/next/dist/bin/next");
  const server = await startServerProcess([next, "start", "-H", "127.0.0.1", "-p", "0"], env, /(http:\/\/127\.0\.0\.1:\d+)[\s\S]*Ready in/);
  return { url: server.match[1] ?? "", [Symbol.asyncDispose]: async () => void (await server.stop()) };
}
