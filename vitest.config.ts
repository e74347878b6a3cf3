import { defineConfig } from "vitest/config";

/** Calls servers of other people, which the file starts itself (lib/testing/servers). */
const realServers = "lib/**/*.servers.test.ts";

export default defineConfig({
  test: {
    environment: "node",
    globalSetup: ["lib/testing/global-setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    // Tests call servers of their own, which no proxy of the developer's network reaches.
    env: { NODE_ENV: "test", HTTP_PROXY: "", HTTPS_PROXY: "", http_proxy: "", https_proxy: "" },
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["{lib,app,scripts,components}/**/*.test.{ts,tsx}"], exclude: ["**/node_modules/**", realServers] },
      },
      // After the others and one file at a time: Java, Mono and a few Node servers at once leave two cores no room.
      {
        extends: true,
        test: { name: "servers", include: [realServers], hookTimeout: 120_000, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
