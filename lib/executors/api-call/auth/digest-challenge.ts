import { type Challenge, parseChallenges } from "./parse-challenges.ts";

export interface DigestChallenge {
  realm: string;
  nonce: string;
  opaque: string | undefined;
  /** As the server wrote it; MD5 where it wrote none. */
  algorithm: string | undefined;
  hash: "md5" | "sha256";
  /** Whether the nonce is hashed into the secret part (`-sess`). */
  session: boolean;
  /** Whether `qop=auth` is offered; without it the older form of RFC 2069. */
  counted: boolean;
  /** The server says that only the nonce was too old. */
  stale: boolean;
}

const HASHES: Record<string, DigestChallenge["hash"]> = { "sha-256": "sha256", md5: "md5" };

/** The strongest digest challenge among those of an answer that can be met: SHA-256 before MD5, `qop` auth. */
export function digestChallenge(header: string | string[] | undefined): DigestChallenge | undefined {
  const usable = parseChallenges(header).flatMap(toDigest);
  return usable.find(({ hash }) => hash === "sha256") ?? usable[0];
}

function toDigest({ scheme, params }: Challenge): DigestChallenge[] {
  const nonce = params.get("nonce");
  const algorithm = params.get("algorithm");
  const [, name = "", sess] = /^(.*?)(-sess)?$/.exec((algorithm ?? "md5").toLowerCase()) ?? [];
  const hash = HASHES[name];
  const qop = params.get("qop");
  const offered = qop?.split(",").map((value) => value.trim().toLowerCase());
  if (scheme !== "digest" || nonce === undefined || hash === undefined || offered?.includes("auth") === false) return [];
  return [
    {
      realm: params.get("realm") ?? "",
      nonce,
      opaque: params.get("opaque"),
      algorithm,
      hash,
      session: sess !== undefined,
      counted: offered !== undefined,
      stale: params.get("stale")?.toLowerCase() === "true",
    },
  ];
}
