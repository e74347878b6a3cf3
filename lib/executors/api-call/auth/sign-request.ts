import type { EgressAnswer } from "#lib/egress/egress.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { ExecutionEnv } from "#lib/executors/types.ts";
import { type AppliedAuth, applyAuth, type OutgoingRequest } from "./apply-auth.ts";
import { acceptChallenge, applyDigest } from "./apply-digest.ts";
import type { DigestAuth, ReadyAuth, ResolvedAuth } from "./resolved-auth.ts";
import type { AccessToken, TokenSource } from "./token-source.ts";

/** What signing uses of the environment. */
export type SigningEnv = Pick<ExecutionEnv, "egress" | "signal" | "timeoutMs" | "tokens"> & Partial<Pick<ExecutionEnv, "tenant">>;

export type UnsignedRequest = Readonly<OutgoingRequest> & { method: string };

export interface SignedRequest extends AppliedAuth, OutgoingRequest {
  /** What it was signed with: the token of the moment in place of a connection. */
  used: ReadyAuth | DigestAuth;
}

/** The request with the connector's credential in it, which replaces whatever a parameter or default header put in that place. */
export async function signRequest(auth: ResolvedAuth, request: UnsignedRequest, env: SigningEnv): Promise<SignedRequest> {
  if (auth.type !== "oauth2") return signed(auth, request);
  const token = await tokensOf(env).get(auth.client, env);
  if (token === null) throw new ExecutorFailure("auth", "The authorization server gave no token");
  return signed(toBearer(token), request);
}

/** After an answer: the request signed anew, where the service asked for another signature; once for each call. */
export async function signAgain(
  auth: ResolvedAuth,
  request: UnsignedRequest,
  before: SignedRequest,
  answer: Pick<EgressAnswer, "status" | "headers">,
  env: SigningEnv,
): Promise<SignedRequest | undefined> {
  if (answer.status !== 401) return undefined;
  if (auth.type === "digest") return acceptChallenge(auth, before.headers, answer) ? signed(auth, request) : undefined;
  if (auth.type !== "oauth2" || before.used.type !== "bearer") return undefined;
  const token = await tokensOf(env).get(auth.client, env, before.used.token);
  return token === null ? undefined : signed(toBearer(token), request);
}

function signed(used: ReadyAuth | DigestAuth, { url, headers, method }: UnsignedRequest): SignedRequest {
  const outgoing = { url: new URL(url), headers: { ...headers }, method };
  const applied = used.type === "digest" ? applyDigest(used, outgoing) : applyAuth(used, outgoing);
  return { url: outgoing.url, headers: outgoing.headers, ...applied, used };
}

/** RFC 6749, section 7.1: a token of a type that is not understood must not be used. */
function toBearer({ accessToken, tokenType }: AccessToken): ReadyAuth {
  if (tokenType.toLowerCase() !== "bearer")
    throw new ExecutorFailure("auth", "The authorization server gives tokens that are no bearer tokens");
  return { type: "bearer", token: accessToken };
}

function tokensOf({ tokens }: SigningEnv): TokenSource {
  if (tokens === undefined) throw new Error("This environment has no tokens");
  return tokens;
}
