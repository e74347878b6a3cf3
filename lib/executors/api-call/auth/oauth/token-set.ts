/** What a token endpoint gave. */
export interface TokenSet {
  accessToken: string;
  tokenType: string;
  /** Null where the server gave none: the one before stays good. */
  refreshToken: string | null;
  /** Null where the server does not tell. */
  expiresInSeconds: number | null;
  /** As granted; null where it is what was asked for. */
  scope: string | null;
}
