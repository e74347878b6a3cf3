import { randomBytes } from "node:crypto";
import type { EgressAnswer } from "#lib/egress/egress.ts";
import { singleton } from "#lib/singleton.ts";
import type { AppliedAuth, OutgoingRequest } from "./apply-auth.ts";
import { type DigestChallenge, digestChallenge } from "./digest-challenge.ts";
import { digestHeader } from "./digest-header.ts";
import type { DigestAuth } from "./resolved-auth.ts";

interface Known {
  challenge: DigestChallenge;
  count: number;
}

const REMEMBERED_MAX = 1_000;

/** The last challenge that a connector's service made: with it, calls are signed before they are asked to be. */
const challenges = () => singleton("digest.challenges", () => new Map<string, Known>());

/** Answers the service's last challenge; a request before the first one goes out unsigned. */
export function applyDigest(auth: DigestAuth, request: OutgoingRequest & { method: string }): AppliedAuth {
  const last = challenges().get(auth.memoryKey);
  if (last === undefined) return { sensitiveHeaders: [], sensitiveQueryParams: [] };
  last.count += 1;
  const use = { method: request.method, url: request.url, count: last.count, clientNonce: randomBytes(16).toString("base64url") };
  request.headers["authorization"] = digestHeader(auth, last.challenge, use);
  return { sensitiveHeaders: ["authorization"], sensitiveQueryParams: [] };
}

/** Keeps the challenge of a refusal. False where answering it would fail again: there is none, or the credential itself was refused. */
export function acceptChallenge(
  auth: DigestAuth,
  sent: Readonly<Record<string, string>>,
  { headers }: Pick<EgressAnswer, "headers">,
): boolean {
  const challenge = digestChallenge(headers["www-authenticate"]);
  if (challenge === undefined) return false;
  const answered = /(?:^Digest |, )nonce="((?:[^"\\]|\\.)*)"/.exec(sent["authorization"] ?? "")?.[1];
  remember(auth, challenge);
  // An answer to an older nonce may fail because of its age, whether the server says so or not; a first one deserves a second.
  return answered === undefined || challenge.stale || answered !== challenge.nonce.replace(/["\\]/g, "\\$&");
}

/** A count that begins again for the same nonce looks like a replay. */
function remember({ memoryKey }: DigestAuth, challenge: DigestChallenge): void {
  const known = challenges();
  const before = known.get(memoryKey);
  const count = before?.challenge.nonce === challenge.nonce ? before.count : 0;
  known.delete(memoryKey);
  known.set(memoryKey, { challenge, count });
  const [oldest] = known.size > REMEMBERED_MAX ? known.keys() : [];
  if (oldest !== undefined) known.delete(oldest);
}
