import { AuthorizationResponseError, ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from "openid-client";
import { ExecutorFailure } from "#lib/errors.ts";
import { redactSpellings } from "#lib/redact-spellings.ts";
import { secretSpellings } from "#lib/secret-spellings.ts";
import { OAuthFailure } from "./oauth-failure.ts";

const DESCRIPTION_CHARS_MAX = 300;

/** What openid-client throws, in our words and without the secrets that the request carried. */
export function toOAuthFailure(thrown: unknown, secrets: readonly string[]): ExecutorFailure {
  for (let cause = thrown, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (cause instanceof ResponseBodyError || cause instanceof AuthorizationResponseError) {
      return refusal(cause.error, cause.error_description, secrets);
    }
    if (cause instanceof WWWAuthenticateChallengeError) return refusal("invalid_client", undefined, secrets);
    if (cause instanceof OAuthFailure) return cause;
    if (cause instanceof ExecutorFailure) {
      return new OAuthFailure(cause.layer, null, `The authorization server: ${cause.message}`, { ...cause.extra, cause });
    }
    if (cause instanceof Response) break;
  }
  if (thrown instanceof ClientError && thrown.code === "OAUTH_MISSING_SERVER_METADATA") {
    return new OAuthFailure(
      "auth",
      null,
      "The authorization server does not tell an address that this needs: give it in authConfig.oauth2",
    );
  }
  const status = statusOf(thrown);
  const answered = status === undefined ? "gave an answer that is not OAuth 2" : `answered with status ${status}`;
  const retryable = status !== undefined && (status >= 500 || status === 429);
  return new OAuthFailure("upstream", null, `The authorization server ${answered}`, { retryable, cause: thrown });
}

function refusal(error: string, description: string | undefined, secrets: readonly string[]): OAuthFailure {
  const hidden = secretSpellings(secrets);
  const clean = (text: string, max: number) =>
    redactSpellings(text, hidden)
      .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
      .trim()
      .slice(0, max);
  const why = description === undefined ? "" : ` (${clean(description, DESCRIPTION_CHARS_MAX)})`;
  const code = clean(error, 100);
  return new OAuthFailure("auth", code, `The authorization server refused: ${code}${why}`, {
    retryable: code === "temporarily_unavailable",
  });
}

/** The answer that openid-client could not read is the last of the causes. */
function statusOf(thrown: unknown): number | undefined {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  if (cause instanceof Response) return cause.status;
  return cause instanceof Error ? statusOf(cause) : undefined;
}
