import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWheel } from "./testing/make-wheel.ts";
import { PythonExecutor } from "./testing/python-executor.ts";
import { pythonTestKind } from "./testing/python-test-kind.ts";

let folder: string;
let executor: PythonExecutor;
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "wheels-"));
  const wheels = {
    "greeting-1.0-py3-none-any.whl": makeWheel({
      "greeting/__init__.py": "from .words import hello\n",
      "greeting/words.py": "def hello(name):\n    return 'Hello ' + name\n",
    }),
    "requests-9.9-py3-none-any.whl": makeWheel({ "requests/__init__.py": "version = 'own'\n" }),
    "native-1.0-cp314-cp314-linux_x86_64.whl": makeWheel({ "native.py": "x = 1\n" }),
    "broken-1.0-py3-none-any.whl": Buffer.from("this is no archive"),
  };
  for (const [name, bytes] of Object.entries(wheels)) await fs.writeFile(path.join(folder, name), bytes);
  executor = await PythonExecutor.start(await pythonTestKind({ wheelsDir: folder }));
});
afterAll(async () => {
  await executor.close();
  await fs.rm(folder, { recursive: true });
});

describe("wheels that an operator put into the folder", () => {
  it("can be imported, run after run", async () => {
    for (let round = 0; round < 2; round++)
      expect((await executor.run("import greeting\nreturn greeting.hello('you')")).value).toBe("Hello you");
  });

  it("take the place of what would be refused under that name", async () => {
    expect((await executor.run("import requests\nreturn requests.version")).value).toBe("own");
    expect((await executor.run("import httpx")).error?.code).toBe("BLOCKED_API");
  });

  it("are only those in pure Python, and a broken one harms none of the others", async () => {
    for (const name of ["native", "broken"]) expect((await executor.run(`import ${name}`)).error?.name).toBe("ModuleNotFoundError");
  });

  it("may be none: the folder need not exist", async () => {
    const without = await PythonExecutor.start(await pythonTestKind({ wheelsDir: path.join(folder, "missing") }));
    expect((await without.run("return 1")).value).toBe(1);
    await without.close();
  });
});
