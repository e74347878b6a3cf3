import type { EgressAnswer, EgressRequest } from "#lib/egress/egress.ts";
import type { SignedRequest } from "#lib/executors/api-call/auth/sign-request.ts";
import type { RawExchange } from "#lib/executors/raw-exchange.ts";

type Sent = Pick<SignedRequest, "url" | "headers" | "sensitiveHeaders" | "sensitiveQueryParams"> &
  Pick<RawExchange["request"], "method" | "body">;
type Response = NonNullable<RawExchange["response"]>;

export interface WatchedExchange {
  /** To be given to the request. */
  watch: Required<Pick<EgressRequest, "onSend" | "onRedirect">>;
  /** The request as it went out first, and the last answer that came, which may be a redirect's when nothing came after it. */
  toRaw(answer: EgressAnswer | undefined, spellings: readonly string[]): RawExchange;
}

/** Follows one request over its redirects, for the execution's record. */
export function watchExchange({ method, url, headers, body, sensitiveHeaders, sensitiveQueryParams }: Sent): WatchedExchange {
  let first: Pick<RawExchange["request"], "url" | "headers"> | undefined;
  let last = { method, url: url.href };
  let redirect: Response | undefined;
  let redirects = 0;
  return {
    watch: {
      onSend(sent) {
        last = { method: sent.method, url: sent.url.href };
        first ??= { url: last.url, headers: sent.headers };
      },
      onRedirect(head) {
        // Its body is not read here.
        redirect = { status: head.status, headers: head.headers, bytes: 0, ...last, redirects: redirects++ };
      },
    },
    toRaw(answer, spellings) {
      const sent = first ?? { url: url.href, headers };
      const response = answer && {
        status: answer.status,
        headers: answer.headers,
        bytes: answer.body.length,
        ...last,
        redirects: answer.redirects,
      };
      return { request: { method, ...sent, body, sensitiveHeaders, sensitiveQueryParams }, response: response ?? redirect, spellings };
    },
  };
}
