import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { acceptChallenge, applyDigest } from "./apply-digest.ts";

const challenge = (nonce: string) => ({ headers: { "www-authenticate": `Digest realm="r", nonce="${nonce}", qop="auth"` } });

/** Each call resolves the connector's auth anew. */
function signer() {
  const memoryKey = randomUUID();
  const auth = () => ({ type: "digest", username: "u", password: "p", memoryKey }) as const;
  const sign = () => {
    const request = { method: "GET", url: new URL("http://api.example/"), headers: {} as Record<string, string> };
    applyDigest(auth(), request);
    return /nc=(\d+)/.exec(request.headers["authorization"] ?? "")?.[1];
  };
  return { sign, refuse: (nonce: string) => acceptChallenge(auth(), {}, challenge(nonce)) };
}

it("a nonce is counted on through challenges that repeat it and through calls, and a new one begins anew", () => {
  const { sign, refuse } = signer();
  expect(sign()).toBeUndefined();
  refuse("one");
  expect([sign(), sign()]).toEqual(["00000001", "00000002"]);
  refuse("one");
  expect(sign()).toBe("00000003");
  refuse("two");
  expect(sign()).toBe("00000001");
});

it("a challenge is remembered for one connector and credential only", () => {
  const [one, other] = [signer(), signer()];
  one.refuse("one");
  expect(one.sign()).toBe("00000001");
  expect(other.sign()).toBeUndefined();
});
