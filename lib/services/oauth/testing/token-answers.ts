import type { TokenAnswer } from "#lib/testing/start-token-server.ts";

/** What a server says to a refresh token that it does not take any more, repeating it. */
export const INVALID_GRANT: TokenAnswer = {
  status: 400,
  body: { error: "invalid_grant", error_description: "sentinel-refresh-0 is spent" },
};

/** The tokens of the nth answer. */
export const tokens = (nth: number): TokenAnswer => ({
  body: { access_token: `sentinel-access-${nth}`, token_type: "Bearer", expires_in: 3600, refresh_token: `sentinel-refresh-${nth}` },
});
