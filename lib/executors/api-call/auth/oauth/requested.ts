import type { OAuth2Config } from "#lib/contracts/connector-auth.ts";

/** What tokens are asked for, as parameters of a first request. */
export function requested({ scope, audience, resource }: OAuth2Config): Record<string, string> {
  return { ...(scope === "" ? {} : { scope }), ...(audience === null ? {} : { audience }), ...resourceOf({ resource }) };
}

/** What every later request repeats (RFC 8707, section 2.2). */
export function resourceOf({ resource }: Pick<OAuth2Config, "resource">): Record<string, string> {
  return resource === null ? {} : { resource };
}
