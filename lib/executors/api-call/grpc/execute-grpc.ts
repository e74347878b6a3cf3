import type { DescMethod, Registry } from "@bufbuild/protobuf";
import { status } from "@grpc/grpc-js";
import type { Json } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { SentCall } from "./call/attempt-call.ts";
import { exchangeMessages } from "./call/exchange-messages.ts";
import { isServiceError } from "./call/is-service-error.ts";
import { type GrpcEnv, signedCall } from "./call/signed-call.ts";
import { sortMetadata } from "./call/sort-metadata.ts";
import { findMethod } from "./descriptors/find-method.ts";
import { isIdempotent } from "./descriptors/is-idempotent.ts";
import { loadDescription } from "./descriptors/load-description.ts";
import type { GrpcCall } from "./grpc-call.ts";
import { decodeMessage } from "./message/decode-message.ts";
import { encodeMessage } from "./message/encode-message.ts";
import { FieldBudget } from "./message/field-budget.ts";

/** Calls one method; its output is the message, of a streaming one `{messages, truncated}`. An executor that needs no sandbox. */
export async function executeGrpc(call: GrpcCall, parameters: Record<string, Json>, env: GrpcEnv): Promise<Json> {
  const description = loadDescription(await call.readDescription());
  const method = findMethod(description, call.service, call.method);
  const name = `${call.service}/${call.method}`;
  if (method === undefined) throw new ExecutorFailure("validation", `The description of the service has no method ${name}`);
  const { metadata, fields } = sortMetadata(call, parameters);
  const { registry } = description;
  const message = encodeMessage(method.input, fields, registry);
  const idempotent = call.idempotent ?? isIdempotent(method);
  const answer = new Answer(method, registry, call);
  const send = (sent: SentCall) => answer.receive(sent, message, env);
  return signedCall(call.upstream, { name, headers: metadata, body: JSON.stringify(fields), idempotent, send }, env);
}

/** What came of one attempt, and what may still come. */
class Collected {
  readonly messages: Json[] = [];
  readonly budget = new FieldBudget();
  bytesLeft: number;

  constructor(bytesMax: number) {
    this.bytesLeft = bytesMax;
  }
}

/** What comes back from a method, collected up to the limits. */
class Answer {
  readonly #method: DescMethod;
  readonly #registry: Registry;
  readonly #call: GrpcCall;

  constructor(method: DescMethod, registry: Registry, call: GrpcCall) {
    this.#method = method;
    this.#registry = registry;
    this.#call = call;
  }

  async receive(sent: SentCall, message: Uint8Array, { signal, record }: GrpcEnv): Promise<Json> {
    const collected = new Collected(this.#call.upstream.maxResponseBytes);
    const { messages } = collected;
    const take = (received: Buffer) => {
      if (this.#isStream) return this.#takeOfStream(received, collected);
      if (messages.length > 0) throw notOne("more than one message");
      messages.push(this.#decode(received, collected));
      return true;
    };
    const onPhase = (name: string, ms: number) => record.phase(name, ms);
    const { isWhole } = await exchangeMessages(sent, { message, signal, onPhase }, take).catch((error: unknown) => {
      // Whoever asks a stream that does not end for some time gets what came in that time.
      if (this.#isStream && messages.length > 0 && isServiceError(error) && error.code === status.DEADLINE_EXCEEDED)
        return { isWhole: false };
      throw error;
    });
    return this.#isStream ? { messages, truncated: !isWhole } : only(messages);
  }

  /** What does not fit any more cuts a stream; alone, it is too large in itself. */
  #takeOfStream(received: Buffer, collected: Collected): boolean {
    const { messages, budget } = collected;
    collected.bytesLeft -= received.length;
    if (collected.bytesLeft < 0) return false;
    try {
      messages.push(this.#decode(received, collected));
    } catch (failure) {
      if (messages.length > 0 && budget.isSpent) return false;
      throw failure;
    }
    return messages.length < this.#call.maxMessages;
  }

  #decode(received: Buffer, { budget }: Collected): Json {
    return decodeMessage(this.#method.output, received, this.#registry, budget);
  }

  get #isStream(): boolean {
    return this.#method.methodKind === "server_streaming";
  }
}

function only(messages: Json[]): Json {
  const [message] = messages;
  if (message !== undefined) return message;
  throw notOne("no message");
}

function notOne(what: string): ExecutorFailure {
  return new ExecutorFailure("upstream", `The upstream answered a unary call with ${what}`);
}
