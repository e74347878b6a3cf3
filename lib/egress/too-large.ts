import { ExecutorFailure } from "#lib/errors.ts";

export function tooLarge(host: string, maxBytes: number): ExecutorFailure {
  return new ExecutorFailure("upstream", `The answer of ${host} is larger than ${maxBytes} bytes`);
}
