import { defineConfig } from "vitest/config";

/** Tests of the whole product from outside: the production build in processes of its own, reached over HTTP and SQL only. */
export default defineConfig({
  test: {
    environment: "node",
    include: ["e2e/system/**/*.test.ts"],
    pool: "forks",
    // Each file starts servers of its own; two at once would measure each other.
    fileParallelism: false,
    testTimeout: 90_000,
    // The first start builds the app where no build is there yet.
    hookTimeout: 300_000,
    teardownTimeout: 30_000,
  },
});
