import type { EgressPolicy } from "#lib/egress/create-policy.ts";
import { portOf } from "#lib/egress/port-of.ts";
import { ExecutorFailure } from "#lib/errors.ts";

/** Refuses what a URL alone gives away: its scheme, its host, a password in it. Throws an ExecutorFailure. */
export function assertUrl(policy: EgressPolicy, url: URL): void {
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new ExecutorFailure("policy", `Only http and https addresses are called, not ${url.protocol.slice(0, 20)}`);
  }
  policy.assertHost(url.hostname.replace(/^\[|\]$/g, ""), portOf(url));
  if (url.username !== "" || url.password !== "") {
    throw new ExecutorFailure("policy", `The address of ${url.host} holds a user name or password. Store them as a credential.`);
  }
}
