import type { AnswerHead } from "#lib/egress/answer-head.ts";
import { assertUrl } from "#lib/egress/assert-url.ts";
import { coversHost } from "#lib/egress/covers-host.ts";
import type { EgressPolicy } from "#lib/egress/create-policy.ts";
import type { EgressRequest } from "#lib/egress/egress.ts";
import type { Hop } from "#lib/egress/hop.ts";
import { nextHop } from "#lib/egress/next-hop.ts";
import { portOf } from "#lib/egress/port-of.ts";
import { redirectTarget } from "#lib/egress/redirect-target.ts";
import { ExecutorFailure } from "#lib/errors.ts";

export interface Route {
  /** With the rules of the call. */
  policy: EgressPolicy;
  redirectsMax: number;
}

export interface Followed<Answer> {
  answer: Answer;
  url: string;
  redirects: number;
}

/** Sends a request, and the ones that its redirects ask for; each is checked before it goes out. */
export async function follow<Answer extends AnswerHead>(
  request: EgressRequest,
  first: Hop,
  { policy, redirectsMax }: Route,
  send: (hop: Hop) => Promise<Answer>,
  drop: (answer: Answer) => void = () => {},
): Promise<Followed<Answer>> {
  const credentials = {
    headers: (request.sensitiveHeaders ?? []).map((name) => name.toLowerCase()),
    queryParams: request.sensitiveQueryParams ?? [],
    // Hosts that were named one by one; the policy lets through many more.
    mayHaveBody: (url: URL) => coversHost(request.hosts?.allow ?? [], url.hostname, portOf(url)) || request.mayVisit?.(url) === true,
  };
  for (let redirects = 0, hop = first; ; redirects++) {
    if (request.mayVisit?.(hop.url) === false) throw new ExecutorFailure("policy", `This call may not go to ${hop.url.host}`);
    assertUrl(policy, hop.url);
    request.onSend?.(toSent(hop));
    const answer = await send(hop);
    const location = request.followRedirects === false ? undefined : redirectTarget(answer);
    if (location === undefined) return { answer, url: hop.url.href, redirects };
    drop(answer);
    request.onRedirect?.({ status: answer.status, headers: answer.headers });
    if (redirects === redirectsMax) throw new ExecutorFailure("upstream", `${first.url.host} redirects more than ${redirectsMax} times`);
    hop = nextHop(hop, answer.status, location, credentials);
  }
}

function toSent({ method, url, headers, body }: Hop): Parameters<NonNullable<EgressRequest["onSend"]>>[0] {
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return { method, url: new URL(url), headers: { ...headers, ...length } };
}
