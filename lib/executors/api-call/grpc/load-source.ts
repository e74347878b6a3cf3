import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import type { SchemaSource, UploadedFile } from "#lib/contracts/connector-schemas.ts";
import { AppError, ExecutorFailure } from "#lib/errors.ts";
import { sendRequest } from "#lib/executors/api-call/http/send-request.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import type { GrpcEnv } from "./call/signed-call.ts";
import { DESCRIPTION_BYTES_MAX, fromDocument, toDocument } from "./descriptors/descriptor-set.ts";
import { linkFiles } from "./descriptors/link-files.ts";
import { readFiles } from "./read-files.ts";
import { reflect } from "./reflection/reflect.ts";

const METHODS_MAX = 5_000;

/** The description of a service as the text to store: by server reflection, from an address, or of uploaded files. */
export async function loadSource(source: SchemaSource, upstream: Upstream, env: GrpcEnv): Promise<{ document: string; source: string }> {
  if (source.source === "upload") {
    return {
      document: ofUpload(source.files),
      source: `upload: ${source.files
        .map(({ name }) => name)
        .join(", ")
        .slice(0, 300)}`,
    };
  }
  if (source.source === "url") return { document: ofUpload([await download(source.url, upstream, env)]), source: source.url };
  const files = await reflect(upstream, env);
  const told = (message: string, cause: unknown) =>
    new ExecutorFailure("upstream", `The service describes itself in a way that cannot be used: ${message}`, { cause });
  return { document: checked(files, told), source: "server reflection" };
}

function ofUpload(files: readonly UploadedFile[]): string {
  const refuse = (message: string, cause?: unknown) =>
    new AppError("invalid_request", message, { errors: [{ path: "files", message }], cause });
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
  if (bytes > DESCRIPTION_BYTES_MAX) throw refuse(`the files are larger than ${DESCRIPTION_BYTES_MAX} bytes together`);
  try {
    return checked(readFiles(files), refuse);
  } catch (error) {
    throw error instanceof AppError ? error : refuse(messageOf(error), error);
  }
}

/** What does not link could not be called either. */
function checked(files: readonly FileDescriptorProto[], failure: (message: string, cause?: unknown) => Error): string {
  const document = toDocument(files);
  if (document.length > DESCRIPTION_BYTES_MAX) throw failure(`the description is larger than ${DESCRIPTION_BYTES_MAX} bytes`);
  try {
    const methods = [...linkFiles(fromDocument(document))].flatMap((type) => (type.kind === "service" ? type.methods : []));
    if (methods.length === 0) throw new Error("it holds no service with a method");
    if (methods.length > METHODS_MAX) throw new Error(`it holds more than ${METHODS_MAX} methods`);
    return document;
  } catch (error) {
    throw failure(messageOf(error), error);
  }
}

/** An address of its own, so the connector's credential does not go there. */
async function download(address: string, upstream: Upstream, env: GrpcEnv): Promise<UploadedFile> {
  const url = new URL(address);
  const unsigned: Upstream = {
    ...upstream,
    auth: { type: "none" },
    tls: null,
    defaultHeaders: {},
    maxResponseBytes: DESCRIPTION_BYTES_MAX,
  };
  const { body } = await sendRequest(unsigned, { method: "GET", url, headers: {} }, env);
  const name = decodeURIComponent(url.pathname).split("/").at(-1) || "description";
  return { name, content: body.toString("base64"), base64: true };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 500) : "it cannot be read";
}
