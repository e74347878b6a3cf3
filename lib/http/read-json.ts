import type { Json } from "#lib/contracts/json.ts";
import { AppError } from "#lib/errors.ts";
import { exceedsDepth } from "#lib/json-depth.ts";

const DEPTH_MAX = 64;
const BYTES_MAX = 1024 * 1024;
const decoder = new TextDecoder("utf-8", { fatal: true });

interface ReadOptions {
  bytesMax?: number | undefined;
  anyText?: boolean | undefined;
}

/** The body as JSON; an empty one counts as `{}`. Refuses other types, sizes over the limit, bad UTF-8 and deep nesting. */
export async function readJson(request: Request, { bytesMax = BYTES_MAX, anyText = false }: ReadOptions = {}): Promise<Json> {
  const bytes = await readBytes(request, bytesMax);
  if (bytes.byteLength === 0) return {};
  if (!isJsonType(request.headers.get("content-type"))) {
    throw new AppError("unsupported_media_type", "Send the body as JSON, with Content-Type: application/json");
  }
  const text = decode(bytes);
  if (exceedsDepth(text, DEPTH_MAX)) throw new AppError("invalid_request", `The body is nested deeper than ${DEPTH_MAX} levels`);
  const value = parse(text);
  if (!anyText && UNSTORABLE.test(text)) assertStorable(value);
  return value;
}

async function readBytes(request: Request, bytesMax: number): Promise<ArrayBuffer | Uint8Array> {
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) > bytesMax) throw tooLarge(bytesMax);
  // Node's parser reads no more than the declared length, so only a chunked body has to be counted.
  if (declared !== null) return await request.arrayBuffer();
  if (request.body === null) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > bytesMax) throw tooLarge(bytesMax);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(bytesMax: number): AppError {
  return new AppError("payload_too_large", `The body is larger than ${bytesMax} bytes`, { headers: { Connection: "close" } });
}

function isJsonType(type: string | null): boolean {
  return type !== null && /^application\/(json|[a-z0-9.+-]+\+json)\s*(;|$)/i.test(type);
}

function decode(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new AppError("invalid_request", "The body is not valid UTF-8");
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("invalid_request", `The body is not valid JSON${positionOf(error)}`);
  }
}

/** V8 tells the position in its message; the rest of that message quotes the body. */
function positionOf(error: unknown): string {
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? "" : ` at position ${position}`;
}

const UNSTORABLE = /\\u(0000|d[89a-f][0-9a-f]{2})/i;

/** PostgreSQL text holds neither NUL nor half a surrogate pair. */
function assertStorable(value: Json): void {
  if (typeof value === "string" && (value.includes("\0") || !value.isWellFormed())) {
    throw new AppError("invalid_request", "Text must be well-formed Unicode without NUL characters");
  }
  if (Array.isArray(value)) value.forEach(assertStorable);
  else if (typeof value === "object" && value !== null)
    for (const [key, item] of Object.entries(value)) [key, item].forEach(assertStorable);
}
