import { existsSync } from "node:fs";
import path from "node:path";

/** Where the servers from npm live: a package of their own, because some of them pin other versions than the product. */
export const testServersDir = path.resolve(import.meta.dirname, "..", "..", "..", "test-servers");

interface Origin {
  /** All there when the server is installed; absolute, or below the node_modules of test-servers. */
  files: string[];
  /** The packages of Debian that bring it; none for npm. */
  debian?: string[];
}

/** Where every server comes from: `npm test` installs by this table, and a suite asks it what is there. */
const origins = {
  httpbin: { files: ["/usr/lib/python3/dist-packages/httpbin/__init__.py"], debian: ["python3-httpbin"] },
  etcd: { files: ["/usr/bin/etcd"], debian: ["etcd-server"] },
  mono: {
    files: ["/usr/bin/fastcgi-mono-server4", "/usr/share/asp.net-demos/1.1/webservice", "/usr/sbin/nginx"],
    debian: ["mono-fastcgi-server4", "asp.net-examples", "nginx-light"],
  },
  spyne: { files: ["/usr/lib/python3/dist-packages/spyne/__init__.py"], debian: ["python3-spyne"] },
  axis: { files: ["/usr/share/java/axis.jar", "/usr/bin/java"], debian: ["libaxis-java", "default-jre-headless"] },
  oidcProvider: { files: ["oidc-provider/package.json"] },
  oauthMockServer: { files: ["oauth2-mock-server/package.json"] },
  cerbos: { files: [`@cerbos/cerbos-${process.platform}-${process.arch}/package.json`] },
  postgraphile: { files: ["postgraphile/package.json"] },
  yoga: { files: ["graphql-yoga/package.json"] },
  prism: { files: ["@stoplight/prism-cli/package.json", "@octokit/openapi/generated/api.github.com.json"] },
} satisfies Record<string, Origin>;

export type KnownServer = keyof typeof origins;

export const serverNames = Object.keys(origins) as KnownServer[];

export function isInstalled(name: KnownServer): boolean {
  return origins[name].files.every((file) => existsSync(path.resolve(testServersDir, "node_modules", file)));
}

export function debianPackagesOf(name: KnownServer): string[] {
  const origin: Origin = origins[name];
  return origin.debian ?? [];
}

/** A command for the person at the terminal. */
export function howToInstall(name: KnownServer): string {
  const packages = debianPackagesOf(name);
  return packages.length === 0 ? "npm --prefix test-servers install" : `apt-get install --no-install-recommends ${packages.join(" ")}`;
}
