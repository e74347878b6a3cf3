import { createReadStream, readdirSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream";

interface CompressedFile {
  file: string;
  bytes: number;
  type: string;
}

export type StaticFiles = ReadonlyMap<string, CompressedFile>;

const TYPES: Readonly<Record<string, string>> = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
  ".svg": "image/svg+xml",
  ".json": "application/json; charset=UTF-8",
  ".txt": "text/plain; charset=UTF-8",
};
const SUFFIX = ".br";

/** The files of the build that have a compressed twin, by their path in the URL. */
export function listStaticFiles(rootDir: string): StaticFiles {
  const folder = path.join(rootDir, ".next/static");
  const files = new Map<string, CompressedFile>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const type = TYPES[path.extname(name.slice(0, -SUFFIX.length))];
    if (!name.endsWith(SUFFIX) || type === undefined) continue;
    const file = path.join(folder, name);
    const pathname = `/_next/static/${name.slice(0, -SUFFIX.length).split(path.sep).map(encodeURIComponent).join("/")}`;
    files.set(pathname, { file, bytes: statSync(file).size, type });
  }
  return files;
}

/** Sends a file compressed once and for all, where the browser takes it so; false leaves the request to Next, which compresses anew each time. */
export function sendStaticFile(files: StaticFiles, pathname: string, incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  const found = files.get(pathname);
  if (found === undefined || !takesBrotli(incoming) || incoming.headers.range !== undefined) return false;
  if (incoming.method !== "GET" && incoming.method !== "HEAD") return false;
  outgoing.writeHead(200, {
    "Content-Type": found.type,
    "Content-Encoding": "br",
    "Content-Length": found.bytes,
    "Cache-Control": "public, max-age=31536000, immutable",
    Vary: "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
  if (incoming.method === "HEAD") outgoing.end();
  // A file that cannot be read to its end breaks the connection off: the browser must not take the half for the whole.
  else pipeline(createReadStream(found.file), outgoing, () => undefined);
  return true;
}

function takesBrotli({ headers }: IncomingMessage): boolean {
  return /(?:^|,)\s*br\s*(?:,|$)/.test(String(headers["accept-encoding"] ?? ""));
}
