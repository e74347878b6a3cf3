import { decodeBody } from "#lib/egress/decode-body.ts";
import type { EgressAnswer, EgressRequest } from "#lib/egress/egress.ts";
import type { EgressCore } from "#lib/egress/egress-core.ts";
import { exchange } from "#lib/egress/exchange.ts";
import { startCall } from "#lib/egress/start-call.ts";

/** A whole answer, its body decompressed. */
export async function requestAnswer(core: EgressCore, request: EgressRequest): Promise<EgressAnswer> {
  const { deadline, maxResponseBytes, follow } = startCall(core, request);
  try {
    const { answer, url, redirects } = await follow(exchange);
    const encoding = answer.headers["content-encoding"];
    if (encoding === undefined || answer.body.length === 0) return { ...answer, url, redirects };
    const body = await decodeBody(answer.body, String(encoding), maxResponseBytes, new URL(url).host);
    return { ...answer, body, url, redirects };
  } finally {
    deadline.clear();
  }
}
