import path from "node:path";
import { freePort } from "#lib/db/embedded/free-port.ts";
import { startProgram } from "#lib/testing/servers/start-program.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

/** gRPC without reflection, and its gateway `/v3/kv/*`, on one port; an empty store. Its descriptions: `etcd3/proto/*.proto` of test-servers. */
export function startEtcd(): Promise<TestServer> {
  return startProgram({
    name: "etcd",
    command: "/usr/bin/etcd",
    args: async (port, folder) => {
      const client = `http://127.0.0.1:${port}`;
      const peer = `http://127.0.0.1:${await freePort(0)}`;
      return [
        ...["--data-dir", path.join(folder, "data")],
        ...["--listen-client-urls", client, "--advertise-client-urls", client],
        ...["--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", `default=${peer}`],
      ];
    },
    readyPath: "/health",
  });
}
