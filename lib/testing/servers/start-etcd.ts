import path from "node:path";
import { freePort } from "#lib/db/embedded/free-port.ts";
import { testServersDir } from "#lib/testing/servers/known-servers.ts";
import { type ServerTls, writeCertificates } from "#lib/testing/servers/server-tls.ts";
import { startProgram } from "#lib/testing/servers/start-program.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

/** Folder of `rpc.proto` and what it imports. */
export const etcdDescriptions = path.join(testServersDir, "node_modules/etcd3/proto");

/** gRPC without reflection, and its gateway `/v3/kv/*`, on one port; an empty store. Its descriptions: `etcdDescriptions`. */
export function startEtcd(tls?: ServerTls): Promise<TestServer> {
  return startProgram({
    name: "etcd",
    command: "/usr/bin/etcd",
    args: async (port, folder) => {
      const client = `${tls === undefined ? "http" : "https"}://127.0.0.1:${port}`;
      const peer = `http://127.0.0.1:${await freePort(0)}`;
      return [
        ...["--data-dir", path.join(folder, "data")],
        ...["--listen-client-urls", client, "--advertise-client-urls", client],
        ...["--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", `default=${peer}`],
        ...(tls === undefined ? [] : tlsArgs(tls, folder)),
      ];
    },
    readyPath: "/health",
    tls,
  });
}

function tlsArgs(tls: ServerTls, folder: string): string[] {
  const { cert, key, ca } = writeCertificates(tls, folder);
  return ["--cert-file", cert, "--key-file", key, ...(ca === undefined ? [] : ["--client-cert-auth", "--trusted-ca-file", ca])];
}
