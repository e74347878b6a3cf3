import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import { projectRoot } from "../../steps/project-root.ts";
import type { Runner } from "./runner.ts";

const FOLDER = path.join(projectRoot, "scripts", "bench", "baselines");
const INSTALL_MS_MAX = 300_000;
const echo = { echo: async (args: unknown) => JSON.parse(JSON.stringify(args)) as unknown };

/** The few members of isolated-vm that are used; it is installed by the bench and thus not there when types are checked. */
interface IsolatedVm {
  Isolate: new (options: {
    memoryLimit: number;
  }) => {
    createContextSync(): { eval(code: string, options: { promise: true; copy: true; timeout: number }): Promise<string> };
    dispose(): void;
  };
}

/** No boundary at all: what the code costs without one. */
const functionRunner: Runner = {
  name: "new Function",
  can: ({ language }) => language === "javascript",
  async run({ code, paramsJson }) {
    const run = new Function("params", "tools", `return (async () => {${code}\n})()`) as (
      params: unknown,
      tools: typeof echo,
    ) => Promise<unknown>;
    return JSON.stringify(await run(JSON.parse(paramsJson), echo));
  },
};

/** Not a boundary either, though often taken for one. */
const contextRunner: Runner = {
  name: "node:vm",
  can: ({ language }) => language === "javascript",
  async run({ code, paramsJson }) {
    const script = `(async (params) => {${code}\n})(JSON.parse(paramsJson)).then(JSON.stringify)`;
    return (await vm.runInNewContext(script, { paramsJson, tools: echo }, { timeout: 10_000 })) as string;
  },
};

function isolateRunner({ Isolate }: IsolatedVm): Runner {
  return {
    name: "isolated-vm",
    can: ({ language, calls }) => language === "javascript" && !calls,
    async run({ code, paramsJson }) {
      const isolate = new Isolate({ memoryLimit: 32 });
      try {
        const script = `(async (params) => {${code}\n})(JSON.parse(${JSON.stringify(paramsJson)})).then(JSON.stringify)`;
        return await isolate.createContextSync().eval(script, { promise: true, copy: true, timeout: 10_000 });
      } finally {
        isolate.dispose();
      }
    },
  };
}

/** Those that can be had on this machine; `missing` names the others. */
export function openBaselines(): { runners: Runner[]; missing: string[] } {
  const isolated = loadIsolatedVm();
  const runners = [functionRunner, contextRunner, ...(isolated ? [isolateRunner(isolated)] : [])];
  return { runners, missing: isolated ? [] : ["isolated-vm"] };
}

/** Native code: it may need a compiler and the headers of this Node, so that it is not a dependency of the product. */
function loadIsolatedVm(): IsolatedVm | undefined {
  if (!existsSync(path.join(FOLDER, "node_modules"))) {
    spawnSync("npm", ["install", "--no-package-lock", "--no-audit", "--no-fund"], {
      cwd: FOLDER,
      stdio: "ignore",
      timeout: INSTALL_MS_MAX,
    });
  }
  try {
    return createRequire(path.join(FOLDER, "package.json"))("isolated-vm") as IsolatedVm;
  } catch {
    return undefined;
  }
}
