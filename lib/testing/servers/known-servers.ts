import { existsSync } from "node:fs";
import path from "node:path";

/** Where the servers from npm live: a package of their own, because some of them pin other versions than the product. */
export const testServersDir = path.resolve(import.meta.dirname, "..", "..", "..", "test-servers");

interface Origin {
  /** Present when the server is installed; without a leading slash below the node_modules of test-servers. */
  file: string;
  /** What installs it from Debian; absent for npm. */
  debian?: string[];
}

const JAVA = "/usr/share/java";

/** Where every server comes from. `npm test` installs by this table, and a suite asks it what is there. */
export const knownServers = {
  httpbin: { file: "/usr/lib/python3/dist-packages/httpbin/__init__.py", debian: ["python3-httpbin"] },
  etcd: { file: "/usr/bin/etcd", debian: ["etcd-server"] },
  mono: { file: "/usr/bin/fastcgi-mono-server4", debian: ["mono-fastcgi-server4", "asp.net-examples", "nginx-light"] },
  spyne: { file: "/usr/lib/python3/dist-packages/spyne/__init__.py", debian: ["python3-spyne"] },
  axis: { file: `${JAVA}/axis.jar`, debian: ["libaxis-java", "default-jre-headless"] },
  oidcProvider: { file: "oidc-provider/package.json" },
  cerbos: { file: `@cerbos/cerbos-${process.platform}-${process.arch}/package.json` },
  postgraphile: { file: "postgraphile/package.json" },
  yoga: { file: "graphql-yoga/package.json" },
  prism: { file: "@stoplight/prism-cli/package.json" },
} satisfies Record<string, Origin>;

export type KnownServer = keyof typeof knownServers;

export function isInstalled(name: KnownServer): boolean {
  return existsSync(path.resolve(testServersDir, "node_modules", knownServers[name].file));
}
