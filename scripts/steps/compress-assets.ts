import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);
const COMPRESSIBLE = /\.(?:js|css|svg|json|txt)$/;
const BYTES_MIN = 1_024;
/** The best quality takes a second for a megabyte; a larger file is one that no page waits for. */
const BYTES_BEST = 400_000;
const AT_ONCE = 4;

/** Writes a `.br` file beside each text file of a build, which the front server sends to browsers that take it. */
export async function compressAssets(folder: string): Promise<void> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => COMPRESSIBLE.test(name));
  const work = async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) await compressFile(path.join(folder, name));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function compressFile(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.byteLength < BYTES_MIN) return;
  const quality = content.byteLength <= BYTES_BEST ? constants.BROTLI_MAX_QUALITY : 9;
  const compressed = await compress(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength },
  });
  if (compressed.byteLength < content.byteLength) await writeFile(`${file}.br`, compressed);
}
