import fs from "node:fs";
import { loadPyodide } from "pyodide";

/** Standard modules that are loaded already when code runs. What pulls in sockets or threads is here only where others need it. */
const MODULES =
  "abc argparse array ast asyncio base64 binascii bisect calendar cmath codecs collections collections.abc contextlib contextvars copy csv dataclasses " +
  "datetime decimal difflib dis enum fractions functools gc glob hashlib heapq hmac html html.parser inspect io itertools json keyword locale logging math " +
  "numbers operator os pathlib pprint queue random re secrets shlex statistics string struct textwrap threading time timeit tokenize " +
  "traceback types typing unicodedata urllib.parse uuid warnings weakref xml.etree.ElementTree zlib zoneinfo email.utils";

/** Runs once, in a process of its own: starts an interpreter, loads the modules, and writes its memory to the file that the first argument names. */
async function main(): Promise<void> {
  const target = process.argv[2];
  if (target === undefined) throw new Error("The path of the snapshot is missing.");
  const python = await loadPyodide({ _makeSnapshot: true, env: { HOME: "/home/pyodide" } } as Parameters<typeof loadPyodide>[0] & object);
  python.runPython(
    `import sys, importlib\nfor name in ${JSON.stringify(MODULES.split(" "))}:\n    importlib.import_module(name)\ndel name`,
  );
  python.runPython("import encodings.idna, encodings.latin_1, encodings.ascii, encodings.utf_16\ndel encodings");
  fs.writeFileSync(target, (python as unknown as { makeMemorySnapshot(): Uint8Array }).makeMemorySnapshot());
}

await main();
