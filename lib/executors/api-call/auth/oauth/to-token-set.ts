import type { TokenEndpointResponse } from "openid-client";
import type { TokenSet } from "./token-set.ts";

export function toTokenSet({ access_token, token_type, refresh_token, expires_in, scope }: TokenEndpointResponse): TokenSet {
  return {
    accessToken: access_token,
    tokenType: token_type,
    refreshToken: refresh_token ?? null,
    expiresInSeconds: expires_in ?? null,
    scope: scope ?? null,
  };
}
