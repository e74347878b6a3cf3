import { describe, expect, it } from "vitest";
import { open } from "#lib/crypto/open.ts";
import { seal } from "#lib/crypto/seal.ts";

const ring = { keys: [{ id: "k2", secret: "the newest root secret" }] };
const binding = { workspaceId: "0198a000-0000-7000-8000-000000000001", credentialId: "0198a000-0000-7000-8000-000000000002" };
const refused = (code: string) => expect.objectContaining({ name: "SealError", code });

describe("seal", () => {
  it.each(["", "s3cret", "päss€wörd 🔑", "x".repeat(100_000), '{"token":"a:b:c"}'])("gives back what was sealed (%#)", (plaintext) => {
    expect(open(ring, seal(ring, plaintext, binding), binding)).toBe(plaintext);
  });

  it("writes the version, the key and nothing readable", () => {
    const envelope = seal(ring, "s3cret", binding);
    expect(envelope).toMatch(/^v1:k2:[\w-]{22}:[\w-]{16}:[\w-]{22}:[\w-]{8}$/);
    expect(envelope).not.toContain("s3cret");
    expect(envelope).not.toContain(Buffer.from("s3cret").toString("base64url"));
  });

  it("never seals the same value to the same text", () => {
    const envelopes = Array.from({ length: 200 }, () => seal(ring, "s3cret", binding));
    expect(new Set(envelopes).size).toBe(200);
    expect(new Set(envelopes.map((text) => text.split(":")[3])).size).toBe(200);
  });

  it.each([
    ["no key at all", { keys: [] }],
    ["an empty secret", { keys: [{ id: "k", secret: "" }] }],
    ["a key id that would break the envelope", { keys: [{ id: "a:b", secret: "x" }] }],
  ])("refuses %s", (_name, badRing) => {
    expect(() => seal(badRing, "s3cret", binding)).toThrow(refused("no_key"));
  });
});

describe("open", () => {
  it("opens values of an older key after a rotation, and seals with the newest", () => {
    const old = { id: "k1", secret: "the old root secret" };
    const sealedBefore = seal({ keys: [old] }, "s3cret", binding);
    const rotated = { keys: [...ring.keys, old] };
    expect(open(rotated, sealedBefore, binding)).toBe("s3cret");
    expect(seal(rotated, "s3cret", binding)).toMatch(/^v1:k2:/);
  });

  it("names a key that was taken away", () => {
    const sealed = seal({ keys: [{ id: "gone", secret: "x" }] }, "s3cret", binding);
    expect(() => open(ring, sealed, binding)).toThrow(refused("unknown_key"));
  });

  it("does not open with another secret under the same key id", () => {
    const sealed = seal(ring, "s3cret", binding);
    expect(() => open({ keys: [{ id: "k2", secret: "another" }] }, sealed, binding)).toThrow(refused("unreadable"));
  });

  it.each([
    ["another workspace", { ...binding, workspaceId: "0198a000-0000-7000-8000-00000000000f" }],
    ["another credential", { ...binding, credentialId: "0198a000-0000-7000-8000-00000000000f" }],
    ["the two ids swapped", { workspaceId: binding.credentialId, credentialId: binding.workspaceId }],
  ])("does not open for %s", (_name, other) => {
    const sealed = seal(ring, "s3cret", binding);
    expect(() => open(ring, sealed, other)).toThrow(refused("unreadable"));
  });

  it("does not open when any single character was changed", () => {
    const sealed = seal(ring, "s3cret", binding);
    for (let at = 0; at < sealed.length; at++) {
      const tampered = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
      // Each changed salt costs a key derivation, so three of its characters stand for all.
      if (at > 8 && at < 28) continue;
      expect(() => open(ring, tampered, binding), `character ${at}`).toThrow(expect.objectContaining({ name: "SealError" }));
    }
  });

  it("does not open with parts of two sealed values mixed", () => {
    const [first, second] = [seal(ring, "value one", binding).split(":"), seal(ring, "value two", binding).split(":")];
    for (const part of [3, 4, 5]) {
      const mixed = first.with(part, second[part] ?? "").join(":");
      expect(() => open(ring, mixed, binding)).toThrow(refused("unreadable"));
    }
  });

  it.each(["", "v1", "v1:k2:::::", "plain text", "v2:k2:AAAA:AAAA:AAAA:AAAA"])("calls %j malformed", (text) => {
    expect(() => open(ring, text, binding)).toThrow(refused("malformed"));
  });

  it.each([3, 4])("calls an envelope with a shortened part %i malformed", (part) => {
    const parts = seal(ring, "s3cret", binding).split(":");
    const short = parts.with(part, (parts[part] ?? "").slice(0, 8)).join(":");
    expect(() => open(ring, short, binding)).toThrow(refused("malformed"));
  });

  it("says nothing of the value or the secret when it refuses", () => {
    const sealed = seal(ring, "s3cret", binding);
    const error = (() => {
      try {
        return open(ring, sealed, { ...binding, workspaceId: "x" });
      } catch (thrown) {
        return thrown as Error;
      }
    })();
    const text = `${(error as Error).message} ${(error as Error).stack} ${JSON.stringify(error)}`;
    expect(text).not.toContain("s3cret");
    expect(text).not.toContain("newest root");
    expect(error).not.toHaveProperty("cause");
  });

  it("derives each key once, so that opening is fast", () => {
    const envelopes = Array.from({ length: 500 }, (_, n) => seal(ring, `value ${n}`, binding));
    const start = performance.now();
    for (const envelope of envelopes) open(ring, envelope, binding);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
