import { printSchema } from "graphql";
import type { SchemaSource, UploadedFile } from "#lib/contracts/connector-schemas.ts";
import { AppError, ExecutorFailure } from "#lib/errors.ts";
import { introspect } from "#lib/executors/api-call/graphql/introspect.ts";
import { readSchema, UnreadableSchema } from "#lib/executors/api-call/graphql/read-schema.ts";
import { type HttpEnv, sendRequest } from "#lib/executors/api-call/http/send-request.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

/** What an introspection answers is several times as long as the schema it tells. */
const ANSWER_CHARS_MAX = 20_000_000;
const DOCUMENT_CHARS_MAX = 8_000_000;

/** The schema of a service, as text in the schema definition language, and where it is from. */
export async function loadSchema(source: SchemaSource, upstream: Upstream, env: HttpEnv): Promise<{ document: string; source: string }> {
  if (source.source === "upload") {
    return { document: toDocument(source.files.map(textOf).join("\n"), (message) => refuse("files", message)), source: "upload" };
  }
  const text = source.source === "service" ? await introspect(upstream, env) : await download(new URL(source.url), upstream, env);
  const document = toDocument(
    text,
    (message) => new ExecutorFailure("upstream", `The schema that was answered cannot be used: ${message}`),
  );
  return { document, source: source.source === "service" ? "introspection" : source.url };
}

function textOf({ content, base64 }: UploadedFile): string {
  return base64 ? Buffer.from(content, "base64").toString("utf8") : content;
}

/** An address of another origin gets none of the connector's credentials. */
async function download(url: URL, upstream: Upstream, env: HttpEnv): Promise<string> {
  const isOwn = url.origin === new URL(upstream.baseUrl).origin;
  const from: Upstream = isOwn ? upstream : { ...upstream, auth: { type: "none" }, tls: null, defaultHeaders: {} };
  const { body } = await sendRequest(from, { method: "GET", url, headers: { accept: "text/plain, application/json, */*;q=0.5" } }, env);
  return body.toString("utf8");
}

function toDocument(text: string, failure: (message: string) => Error): string {
  if (text.length > ANSWER_CHARS_MAX) throw failure("Is larger than 20 MB");
  try {
    const document = printSchema(readSchema(text));
    if (document.length > DOCUMENT_CHARS_MAX) throw new UnreadableSchema("Is larger than 8 MB");
    return document;
  } catch (error) {
    if (error instanceof UnreadableSchema) throw failure(error.message);
    throw error;
  }
}

function refuse(path: string, message: string): AppError {
  return new AppError("invalid_request", `${path}: ${message}`, { errors: [{ path, message }] });
}
