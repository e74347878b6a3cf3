import type { Ctx } from "#lib/auth/ctx.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { OAuthClient } from "#lib/executors/api-call/auth/oauth/oauth-client.ts";
import type { AccessToken, TokenEnv, TokenSource } from "#lib/executors/api-call/auth/token-source.ts";
import { singleton } from "#lib/singleton.ts";
import { findGrant } from "./find-grant.ts";
import type { Grant } from "./grant.ts";
import { grantFingerprint } from "./grant-fingerprint.ts";
import { holderOf } from "./holder-of.ts";
import { isFresh } from "./is-fresh.ts";
import { renewGrant } from "./renew-grant.ts";
import { tokenSpellings } from "./token-spellings.ts";

/** The tokens that one execution uses, and what must not be shown because of that. */
export class RunTokens implements TokenSource {
  readonly #ctx: Pick<Ctx, "actor" | "workspace">;
  #given: readonly string[] = [];

  constructor(ctx: Pick<Ctx, "actor" | "workspace">) {
    this.#ctx = ctx;
  }

  get spellings(): readonly string[] {
    return tokenSpellings(this.#given);
  }

  async get(client: OAuthClient, env: TokenEnv, stale?: string): Promise<AccessToken | null> {
    const holderId = holderOf(this.#ctx, client.config);
    const known = await findGrant(client, holderId);
    const grant = known !== null && isFresh(known, stale) ? known : await renewOnce(client, holderId, env, stale);
    if (grant?.tokens == null) return null;
    const { accessToken, tokenType } = grant.tokens;
    if (!this.#given.includes(accessToken)) this.#given = [...this.#given, accessToken];
    return { accessToken, tokenType };
  }
}

/** One renewal for all calls of this process that wait for the same. It goes on when the call that began it has ended. */
async function renewOnce(client: OAuthClient, holderId: string, env: TokenEnv, stale: string | undefined): Promise<Grant | null> {
  const underWay = singleton("oauth.renewals", () => new Map<string, Promise<Grant | null>>());
  const key = JSON.stringify([client.connectorId, holderId, grantFingerprint(client), stale]);
  const { egress, tenant } = env;
  const own = { egress, ...(tenant === undefined ? {} : { tenant }), signal: new AbortController().signal };
  const begun = underWay.get(key) ?? renewGrant(client, holderId, own, stale);
  if (!underWay.has(key)) {
    underWay.set(key, begun);
    const done = () => underWay.delete(key);
    begun.then(done, done);
  }
  return orEnded(begun, AbortSignal.any([env.signal, AbortSignal.timeout(Math.ceil(env.timeoutMs))]));
}

function orEnded<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new ExecutorFailure("timeout", "The call ended while it waited for a token", { retryable: true }));
    if (signal.aborted) return end();
    signal.addEventListener("abort", end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
  });
}
