import type { Metadata, ServiceError } from "@grpc/grpc-js";
import type { SentCall } from "./attempt-call.ts";
import { toHeaders } from "./to-headers.ts";

export interface Question {
  message: Uint8Array;
  signal: AbortSignal;
  /** How long the first sign of an answer took, and the rest. */
  onPhase?: (name: "wait" | "body", ms: number) => void;
}

/**
 * Sends one message and hands over each that comes back, until `take` returns false or the service has no more. Of the messages of an answer
 * a unary call has one. Resolves with whether all were taken; rejects with the ServiceError of the service, or with what `take` threw.
 */
export function exchangeMessages(sent: SentCall, question: Question, take: (message: Buffer) => boolean): Promise<{ isWhole: boolean }> {
  const { client, path, metadata, timeoutMs, answer } = sent;
  const { message, signal, onPhase } = question;
  const startedAt = performance.now();
  let firstAt: number | undefined;
  const began = () => {
    if (firstAt !== undefined) return;
    firstAt = performance.now();
    onPhase?.("wait", firstAt - startedAt);
  };
  return new Promise<{ isWhole: boolean }>((resolve, reject) => {
    const call = client.makeServerStreamRequest(path, toBuffer, toBuffer, Buffer.from(message), metadata, {
      deadline: Date.now() + timeoutMs,
    });
    const stop = () => call.cancel();
    let isStopped = false;
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
    call.on("metadata", (headers: Metadata) => {
      began();
      Object.assign(answer.headers, toHeaders(headers));
    });
    call.on("data", (received: Buffer) => {
      began();
      if (isStopped) return;
      answer.bytes += received.length;
      try {
        if (take(received)) return;
        resolve({ isWhole: false });
      } catch (thrown) {
        reject(thrown);
      }
      isStopped = true;
      stop();
    });
    call.on("error", (error: ServiceError) => reject(error));
    call.on("end", () => resolve({ isWhole: true }));
    call.on("status", () => signal.removeEventListener("abort", stop));
  }).finally(() => {
    began();
    onPhase?.("body", performance.now() - (firstAt ?? startedAt));
  });
}

function toBuffer(bytes: Buffer): Buffer {
  return bytes;
}
