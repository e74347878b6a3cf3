import { fromBinary } from "@bufbuild/protobuf";
import { type FileDescriptorProto, FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { status } from "@grpc/grpc-js";
import { ExecutorFailure } from "#lib/errors.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import { grpcCodeOf } from "../call/grpc-code.ts";
import { type GrpcEnv, signedCall } from "../call/signed-call.ts";
import { DESCRIPTION_BYTES_MAX } from "../descriptors/descriptor-set.ts";
import { wellKnownFiles } from "../descriptors/well-known-files.ts";
import { ask } from "./ask.ts";
import type { ReflectionAnswer, ReflectionQuestion } from "./reflection-messages.ts";

const VERSIONS = ["v1", "v1alpha"] as const;
const FILES_MAX = 2_000;
const NO_REFLECTION =
  "The service does not describe itself (it has no server reflection): upload its .proto files, or a descriptor set made of them";

type Ask = (questions: readonly ReflectionQuestion[]) => Promise<ReflectionAnswer[]>;

/** The files that describe a service, as it hands them out itself. */
export async function reflect(upstream: Upstream, env: GrpcEnv): Promise<FileDescriptorProto[]> {
  for (const version of VERSIONS) {
    try {
      return await collect(asker(upstream, version, env));
    } catch (failure) {
      if (grpcCodeOf(failure) !== status.UNIMPLEMENTED) throw failure;
    }
  }
  throw new ExecutorFailure("upstream", NO_REFLECTION);
}

function asker(upstream: Upstream, version: (typeof VERSIONS)[number], env: GrpcEnv): Ask {
  const request = { name: `grpc.reflection.${version}.ServerReflection/ServerReflectionInfo`, headers: {}, idempotent: true };
  const bounded = { ...upstream, maxResponseBytes: DESCRIPTION_BYTES_MAX };
  return (questions) => signedCall(bounded, { ...request, send: (call) => ask(call, questions, env.signal) }, env);
}

async function collect(askFor: Ask): Promise<FileDescriptorProto[]> {
  const [list] = await askFor([{ about: "listServices", name: "" }]);
  const services = (list?.services ?? []).filter((name) => !name.startsWith("grpc.reflection."));
  if (services.length === 0) throw new ExecutorFailure("upstream", "The service lists no services of its own");
  const files = new Map<string, FileDescriptorProto>();
  add(files, await askFor(services.map((name) => ({ about: "fileOfSymbol", name }))));
  const missing = new Set<string>();
  for (;;) {
    const wanted = importsOf(files.values()).filter((name) => !files.has(name) && !missing.has(name) && !wellKnownFiles.has(name));
    if (wanted.length === 0) return [...files.values()];
    add(files, await askFor(wanted.map((name) => ({ about: "fileByName", name }))));
    // What the service itself does not have holds options at most: without a type, its users do not link.
    for (const name of wanted) if (!files.has(name)) missing.add(name);
  }
}

function add(files: Map<string, FileDescriptorProto>, answers: readonly ReflectionAnswer[]): void {
  for (const bytes of answers.flatMap((answer) => answer.files)) {
    const file = decode(bytes);
    if (!files.has(file.name)) files.set(file.name, file);
  }
  if (files.size > FILES_MAX) throw new ExecutorFailure("upstream", `The service describes itself in more than ${FILES_MAX} files`);
}

function decode(bytes: Uint8Array): FileDescriptorProto {
  try {
    return fromBinary(FileDescriptorProtoSchema, bytes);
  } catch (cause) {
    throw new ExecutorFailure("upstream", "The service's reflection cannot be read", { cause });
  }
}

function importsOf(files: Iterable<FileDescriptorProto>): string[] {
  return [...new Set(Array.from(files, ({ dependency }) => dependency).flat())];
}
