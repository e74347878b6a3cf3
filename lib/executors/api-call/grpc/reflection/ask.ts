import type { ServiceError } from "@grpc/grpc-js";
import { ExecutorFailure } from "#lib/errors.ts";
import type { SentCall } from "../call/attempt-call.ts";
import { DESCRIPTION_BYTES_MAX } from "../descriptors/descriptor-set.ts";
import { decodeAnswer, encodeQuestion, type ReflectionAnswer, type ReflectionQuestion } from "./reflection-messages.ts";

/** What all answers together may still hold. */
export interface ReflectionBudget {
  bytesLeft: number;
}

/** Asks everything on one stream; the answers come in the order of the questions. */
export function ask(
  { client, path, metadata, timeoutMs, answer }: SentCall,
  questions: readonly ReflectionQuestion[],
  budget: ReflectionBudget,
  signal: AbortSignal,
): Promise<ReflectionAnswer[]> {
  return new Promise((resolve, reject) => {
    const call = client.makeBidiStreamRequest(path, toBuffer, toBuffer, metadata, { deadline: Date.now() + timeoutMs });
    const stop = () => call.cancel();
    const answers: ReflectionAnswer[] = [];
    const fail = (message: string, cause?: unknown) => {
      reject(new ExecutorFailure("upstream", message, { cause }));
      stop();
    };
    signal.addEventListener("abort", stop);
    call.on("data", (message: Buffer) => {
      answer.bytes += message.length;
      budget.bytesLeft -= message.length;
      if (budget.bytesLeft < 0) return fail(`The service describes itself in more than ${DESCRIPTION_BYTES_MAX} bytes`);
      try {
        answers.push(decodeAnswer(message));
      } catch (cause) {
        return fail("The service's reflection cannot be read", cause);
      }
      if (answers.length === questions.length) {
        resolve(answers);
        call.end();
      }
    });
    call.on("error", (error: ServiceError) => reject(error));
    call.on("end", () => fail("The service's reflection broke off"));
    call.on("status", () => signal.removeEventListener("abort", stop));
    if (signal.aborted) stop();
    for (const question of questions) call.write(encodeQuestion(question));
  });
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes);
}
