import type { AnswerHead } from "#lib/egress/answer-head.ts";
import type { EgressRequest } from "#lib/egress/egress.ts";
import type { EgressCore } from "#lib/egress/egress-core.ts";
import type { ExchangeOptions } from "#lib/egress/exchange-options.ts";
import { type Followed, follow } from "#lib/egress/follow.ts";
import type { Hop } from "#lib/egress/hop.ts";
import { narrowPolicy } from "#lib/egress/narrow-policy.ts";
import { prepareHeaders } from "#lib/egress/prepare-headers.ts";
import { type Deadline, startDeadline } from "#lib/egress/start-deadline.ts";
import { toUrl } from "#lib/egress/to-url.ts";
import { ExecutorFailure } from "#lib/errors.ts";

export interface Call {
  /** Runs from now on; to be cleared when the call has ended. */
  deadline: Deadline;
  maxResponseBytes: number;
  /** Sends the request and what its redirects ask for; `drop` ends an answer that is not wanted any more. */
  follow<Answer extends AnswerHead>(
    send: (hop: Hop, options: ExchangeOptions) => Promise<Answer>,
    drop?: (answer: Answer) => void,
  ): Promise<Followed<Answer>>;
}

const TIMEOUT_MS = 30_000;
const RESPONSE_BYTES_MAX = 10 * 1024 * 1024;

/** Throws an ExecutorFailure for a request that cannot be sent as it is. */
export function startCall({ policy, pools, redirectsMax, ...defaults }: EgressCore, request: EgressRequest): Call {
  const { tenant, hosts, firstByteTimeoutMs, onPhase, connectTimeoutMs = defaults.connectTimeoutMs } = request;
  const first = toHop(request);
  const deadline = startDeadline(request.timeoutMs ?? TIMEOUT_MS, request.signal);
  const maxResponseBytes = request.maxResponseBytes ?? RESPONSE_BYTES_MAX;
  const route = { policy: narrowPolicy(policy, hosts), redirectsMax };
  return {
    deadline,
    maxResponseBytes,
    follow(send, drop) {
      const limits = { deadline, maxResponseBytes, firstByteTimeoutMs, onPhase };
      const denied = hosts?.deny ?? [];
      return follow(
        request,
        first,
        route,
        (hop) => send(hop, { ...limits, pool: pools.get({ tenant, tls: hop.tls, denied, connectTimeoutMs }) }),
        drop,
      );
    },
  };
}

function toHop({ url, method, headers, body, tls }: EgressRequest): Hop {
  assertMethod(method);
  return { url: toUrl(url), method, headers: prepareHeaders(headers), body, tls };
}

/** CONNECT asks for a tunnel and TRACE for an echo of the credentials; neither is a call. */
function assertMethod(method: string): void {
  const isCall = /^[A-Z]{1,32}$/.test(method) && method !== "CONNECT" && method !== "TRACE";
  if (!isCall) throw new ExecutorFailure("validation", "The method cannot be used for a call");
}
