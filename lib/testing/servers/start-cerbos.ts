import { writeFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "#lib/db/embedded/free-port.ts";
import { testServersDir } from "#lib/testing/servers/known-servers.ts";
import { type ServerTls, writeCertificates } from "#lib/testing/servers/server-tls.ts";
import { startProgram } from "#lib/testing/servers/start-program.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

export interface CerbosServer extends TestServer {
  /** gRPC with reflection; `url` and `port` are its REST side. */
  grpcPort: number;
}

/** bcrypt of `cerbosAdmin`, in base64 as Cerbos wants it. */
const PASSWORD_HASH = "JDJiJDEwJFlYMUtuYzgxamlHUFh4cjVoZVRqd3VkTE0wM0k5ek95QWh5Nk9KbXJCRDlydDgwWW9zQXdD";

/** gRPC with reflection, and the same calls by REST. Its admin service takes basic auth `cerbos:cerbosAdmin`; the store is empty. */
export async function startCerbos(tls?: Pick<ServerTls, "certificate">): Promise<CerbosServer> {
  let grpcPort = 0;
  const server = await startProgram({
    name: "Cerbos",
    command: path.join(
      testServersDir,
      `node_modules/@cerbos/cerbos-${process.platform}-${process.arch}/cerbos-${process.platform}-${process.arch}`,
    ),
    args: async (port, folder) => {
      grpcPort = await freePort(0);
      const file = path.join(folder, "cerbos.yaml");
      const files = tls && writeCertificates(tls, folder);
      writeFileSync(file, configOf(port, grpcPort, files && { cert: files.cert, key: files.key }));
      return ["server", `--config=${file}`];
    },
    readyPath: "/_cerbos/health",
    tls,
  });
  return { ...server, grpcPort };
}

function configOf(httpPort: number, grpcPort: number, tls: { cert: string; key: string } | undefined): string {
  const adminAPI = { enabled: true, adminCredentials: { username: "cerbos", passwordHash: PASSWORD_HASH } };
  // YAML takes JSON as it is.
  return JSON.stringify({
    server: { httpListenAddr: `127.0.0.1:${httpPort}`, grpcListenAddr: `127.0.0.1:${grpcPort}`, adminAPI, tls },
    storage: { driver: "sqlite3", sqlite3: { dsn: ":memory:" } },
    telemetry: { disabled: true },
  });
}
