import { codeOf } from "#lib/egress/code-of.ts";
import { ExecutorFailure } from "#lib/errors.ts";

export function brokenBody(host: string, cause: unknown): ExecutorFailure {
  return new ExecutorFailure("upstream", `${host} sent a body that does not decompress (${codeOf(cause)})`, { cause });
}
