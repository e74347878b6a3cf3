import type { EgressRequest, EgressStream } from "#lib/egress/egress.ts";
import type { EgressCore } from "#lib/egress/egress-core.ts";
import { openExchange } from "#lib/egress/open-exchange.ts";
import { readChunks } from "#lib/egress/read-chunks.ts";
import { startCall } from "#lib/egress/start-call.ts";

/** An answer as soon as it begins. The call's time goes on until its body has ended, or its reader has. */
export async function requestStream(core: EgressCore, request: EgressRequest): Promise<EgressStream> {
  const { deadline, maxResponseBytes, follow } = startCall(core, request);
  try {
    const { answer, url, redirects } = await follow(openExchange, ({ body }) => body.destroy());
    const { body, ...head } = answer;
    // A reader has limits of its own; until there is one, and when there never is, the call's time goes on.
    body.once("error", () => deadline.clear());
    const encoding = String(head.headers["content-encoding"] ?? "");
    return { ...head, url, redirects, chunks: readChunks(body, encoding, { maxBytes: maxResponseBytes, deadline }, new URL(url).host) };
  } catch (error) {
    deadline.clear();
    throw error;
  }
}
