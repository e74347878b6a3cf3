import type { OAuthClient } from "./oauth/oauth-client.ts";

/** What a request is signed with as it stands. Never stored, never logged. */
export type ReadyAuth =
  | { type: "none" }
  | { type: "api_key"; in: "header" | "query" | "cookie"; name: string; value: string }
  | { type: "basic"; username: string; password: string }
  | { type: "bearer"; token: string }
  /** Headers with the secrets in their places, and those secrets. */
  | { type: "custom_headers"; headers: Readonly<Record<string, string>>; secrets: readonly string[] };

/** Signs the answer to a challenge of the service (RFC 7616). */
export interface DigestAuth {
  type: "digest";
  username: string;
  password: string;
  /** Under which the service's last challenge is remembered: one connector with one credential. */
  memoryKey: string;
}

/** How calls are signed, with the secrets in it. Never stored, never logged. */
export type ResolvedAuth = ReadyAuth | DigestAuth | { type: "oauth2"; client: OAuthClient };
