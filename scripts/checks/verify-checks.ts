import { generateClient } from "../steps/generate-client.ts";
import { type Check, tallyOf } from "./check.ts";
import { fileSizes } from "./file-sizes.ts";
import { productionBuild } from "./production-build.ts";
import { programCheck } from "./program-check.ts";
import { testServers } from "./test-servers.ts";
import { vitestCheck } from "./vitest-check.ts";

const prismaClient: Check = {
  title: "Prisma client",
  async run(life) {
    await generateClient(life);
    return tallyOf(true);
  },
};

/** What must hold before a commit. */
export const verifyChecks: Check[] = [
  prismaClient,
  programCheck("Types", "node", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "."]),
  programCheck("Lint and format", "node", ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"]),
  programCheck("Dead code and unused dependencies", "node", ["node_modules/knip/bin/knip.js"]),
  fileSizes,
  testServers,
  vitestCheck("Unit tests", "vitest.config.ts"),
  productionBuild,
];
