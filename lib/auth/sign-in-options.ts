import { env } from "#lib/env.ts";

/** What the sign-in and sign-up pages offer. */
export function signInOptions(): { openSignup: boolean; oidc: { name: string } | null } {
  const { SINTRA_OPEN_SIGNUP, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_NAME } = env();
  const hasOidc = OIDC_ISSUER !== undefined && OIDC_CLIENT_ID !== undefined;
  return { openSignup: SINTRA_OPEN_SIGNUP, oidc: hasOidc ? { name: OIDC_NAME } : null };
}
