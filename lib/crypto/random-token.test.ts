import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { hashToken } from "#lib/crypto/hash-token.ts";
import { randomToken } from "#lib/crypto/random-token.ts";

it("makes tokens of 256 random bits that never repeat", () => {
  const tokens = Array.from({ length: 1000 }, () => randomToken().token);
  expect(new Set(tokens).size).toBe(1000);
  for (const token of tokens) expect(token).toMatch(/^sas_[A-Za-z0-9_-]{43}$/);
});

it("stores a hash that a lookup by the token finds again, and a prefix that does not give the token away", () => {
  const { token, prefix, hash } = randomToken();
  expect(hash).toBe(hashToken(token));
  expect(hash).toBe(createHash("sha256").update(token).digest("hex"));
  expect(prefix).toBe(token.slice(0, 12));
});
