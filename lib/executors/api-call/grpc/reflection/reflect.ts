import { createRegistry, fromBinary } from "@bufbuild/protobuf";
import { type FileDescriptorProto, FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { status } from "@grpc/grpc-js";
import { ExecutorFailure } from "#lib/errors.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import { grpcCodeOf } from "../call/grpc-code.ts";
import { type GrpcEnv, signedCall } from "../call/signed-call.ts";
import { DESCRIPTION_BYTES_MAX } from "../descriptors/descriptor-set.ts";
import { wellKnownFiles } from "../descriptors/well-known-files.ts";
import { assertBoundedMessage, type Bounds } from "../message/assert-bounded-message.ts";
import { FieldBudget } from "../message/field-budget.ts";
import { ask, type ReflectionBudget } from "./ask.ts";
import type { ReflectionAnswer, ReflectionQuestion } from "./reflection-messages.ts";

const VERSIONS = ["v1", "v1alpha"] as const;
const FILES_MAX = 2_000;
const NO_REFLECTION =
  "The service does not describe itself (it has no server reflection): upload its .proto files, or a descriptor set made of them";

type Ask = (questions: readonly ReflectionQuestion[]) => Promise<ReflectionAnswer[]>;

/** The files that describe a service, as it hands them out itself: all its answers within one size, and within the time of `env`. */
export async function reflect(upstream: Upstream, env: GrpcEnv): Promise<FileDescriptorProto[]> {
  const budget: ReflectionBudget = { bytesLeft: DESCRIPTION_BYTES_MAX };
  for (const version of VERSIONS) {
    try {
      return await collect(asker(upstream, version, budget, env));
    } catch (failure) {
      if (grpcCodeOf(failure) !== status.UNIMPLEMENTED) throw failure;
    }
  }
  throw new ExecutorFailure("upstream", NO_REFLECTION);
}

function asker(upstream: Upstream, version: (typeof VERSIONS)[number], budget: ReflectionBudget, env: GrpcEnv): Ask {
  const request = { name: `grpc.reflection.${version}.ServerReflection/ServerReflectionInfo`, headers: {}, idempotent: true };
  const bounded = { ...upstream, maxResponseBytes: DESCRIPTION_BYTES_MAX };
  return (questions) => signedCall(bounded, { ...request, send: (call) => ask(call, questions, budget, env.signal) }, env);
}

async function collect(askFor: Ask): Promise<FileDescriptorProto[]> {
  const [list] = await askFor([{ about: "listServices", name: "" }]);
  const services = (list?.services ?? []).filter((name) => !name.startsWith("grpc.reflection."));
  if (services.length === 0) throw new ExecutorFailure("upstream", "The service lists no services of its own");
  if (services.length > FILES_MAX) throw new ExecutorFailure("upstream", `The service lists more than ${FILES_MAX} services`);
  const files = new Files();
  files.add(await askFor(services.map((name) => ({ about: "fileOfSymbol", name }))));
  const missing = new Set<string>();
  for (;;) {
    const wanted = files.imports().filter((name) => !files.byName.has(name) && !missing.has(name) && !wellKnownFiles.has(name));
    if (wanted.length === 0) return [...files.byName.values()];
    files.add(await askFor(wanted.map((name) => ({ about: "fileByName", name }))));
    // What the service itself does not have holds options at most: without a type, its users do not link.
    for (const name of wanted) if (!files.byName.has(name)) missing.add(name);
  }
}

/** What came so far, within bounds that hold for all of it. */
class Files {
  readonly byName = new Map<string, FileDescriptorProto>();
  readonly #bounds: Bounds = { budget: new FieldBudget(), registry: createRegistry() };

  add(answers: readonly ReflectionAnswer[]): void {
    for (const bytes of answers.flatMap((answer) => answer.files)) {
      const file = this.#decode(bytes);
      if (!this.byName.has(file.name)) this.byName.set(file.name, file);
    }
    if (this.byName.size > FILES_MAX) {
      throw new ExecutorFailure("upstream", `The service describes itself in more than ${FILES_MAX} files`);
    }
  }

  imports(): string[] {
    return [...new Set(Array.from(this.byName.values(), ({ dependency }) => dependency).flat())];
  }

  #decode(bytes: Uint8Array): FileDescriptorProto {
    try {
      assertBoundedMessage(FileDescriptorProtoSchema, bytes, this.#bounds);
      return fromBinary(FileDescriptorProtoSchema, bytes);
    } catch (cause) {
      if (cause instanceof ExecutorFailure) throw cause;
      throw new ExecutorFailure("upstream", "The service's reflection cannot be read", { cause });
    }
  }
}
