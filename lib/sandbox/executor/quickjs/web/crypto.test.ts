import { beforeAll, describe, expect, it } from "vitest";
import { bootWebGuest, type WebGuest } from "./testing/boot-web-guest.ts";
import { expectSameAsNode } from "./testing/same-as-node.ts";

const HEX = "const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');";
const HASHES = ["SHA-1", "SHA-256", "SHA-384", "SHA-512"];

let guest: WebGuest;
beforeAll(async () => {
  guest = await bootWebGuest();
});

describe("crypto.subtle", () => {
  it.each(HASHES)("digests with %s what Node does, whatever the length", async (hash) => {
    for (const length of [0, 1, 2, 3, 4, 5, 55, 64, 127, 128, 1000, 100_001]) {
      const data = `Uint8Array.from({ length: ${length} }, (_, index) => index * 7)`;
      await expectSameAsNode(guest, `${HEX} return hex(await crypto.subtle.digest("${hash}", ${data}));`);
    }
  });

  it("digests any memory, by any spelling of the algorithm, and refuses the rest", async () => {
    const calls = [
      "'sha-256', new ArrayBuffer(3)",
      "{ name: 'SHA-256' }, new DataView(new ArrayBuffer(8), 2, 3)",
      "'SHA-512', new Float64Array([1.5])",
      "'MD5', new ArrayBuffer(1)",
      "'SHA-256', 'text'",
      "'SHA-256'",
      "null, new ArrayBuffer(1)",
    ];
    for (const call of calls) await expectSameAsNode(guest, `${HEX} return hex(await crypto.subtle.digest(${call}));`);
  });

  it("digests a megabyte of any content and refuses what would not fit the host", () => {
    expect(guest.run("return (await crypto.subtle.digest('SHA-256', new Uint8Array(1024 * 1024))).byteLength;")).toBe(32);
    expect(() => guest.run("await crypto.subtle.digest('SHA-256', new Uint8Array(9 * 1024 * 1024));")).toThrow(
      expect.objectContaining({ name: "RangeError" }),
    );
  });

  it.each(HASHES)("signs and verifies with HMAC and %s as Node does", async (hash) => {
    for (const [key, data] of [
      ["k", ""],
      ["key", "message"],
      ["k".repeat(200), "m".repeat(999)],
    ]) {
      await expectSameAsNode(
        guest,
        `${HEX} const bytes = (text) => new TextEncoder().encode(text); const data = bytes("${data}");
        const key = await crypto.subtle.importKey("raw", bytes("${key}"), { name: "HMAC", hash: "${hash}" }, false, ["verify", "sign"]);
        const signature = await crypto.subtle.sign("HMAC", key, data); const forged = new Uint8Array(signature.slice(0)); forged[0] ^= 1;
        return [hex(signature), await crypto.subtle.verify({ name: "hmac" }, key, signature, data), await crypto.subtle.verify("HMAC", key, forged, data),
          await crypto.subtle.verify("HMAC", key, signature.slice(1), data), key.type, key.extractable, key.usages, key.algorithm];`,
      );
    }
  });

  it("refuses keys and uses of keys that Node refuses", async () => {
    const key = "new Uint8Array([1])";
    const imports = [
      `"jwk", ${key}, { name: "HMAC", hash: "SHA-1" }, false, ["sign"]`,
      `"raw", new Uint8Array(), { name: "HMAC", hash: "SHA-1" }, false, ["sign"]`,
      `"raw", ${key}, { name: "HMAC", hash: "MD5" }, false, ["sign"]`,
      `"raw", ${key}, { name: "HMAC", hash: "SHA-1" }, false, []`,
      `"raw", ${key}, { name: "HMAC", hash: "SHA-1" }, false, ["encrypt"]`,
      `"raw", "text", { name: "HMAC", hash: "SHA-1" }, false, ["sign"]`,
    ];
    for (const given of imports.slice(1)) await expectSameAsNode(guest, `await crypto.subtle.importKey(${given});`);
    expect(() => guest.run(`await crypto.subtle.importKey(${imports[0]});`)).toThrow(
      expect.objectContaining({ name: "NotSupportedError" }),
    );
    const signKey = `await crypto.subtle.importKey("raw", ${key}, { name: "HMAC", hash: "SHA-1" }, false, ["sign"])`;
    await expectSameAsNode(guest, `await crypto.subtle.verify("HMAC", ${signKey}, ${key}, ${key});`);
    await expectSameAsNode(guest, `await crypto.subtle.sign("HMAC", {}, ${key});`);
    await expectSameAsNode(guest, "new CryptoKey();");
  });
});

describe("random values", () => {
  it("are of the form and the variety that the host's generator gives", () => {
    const ids = guest.run<string[]>("return Array.from({ length: 200 }, () => crypto.randomUUID());");
    expect(new Set(ids).size).toBe(200);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(guest.run("return new Set(crypto.getRandomValues(new Uint8Array(65536))).size;")).toBe(256);
    expect(guest.run("const all = crypto.getRandomValues(new BigUint64Array(9)); return new Set(all).size;")).toBe(9);
  });

  it("differ between worlds that start alike", async () => {
    const other = await bootWebGuest();
    const body = "return [crypto.randomUUID(), [...crypto.getRandomValues(new Uint8Array(16))]];";
    expect(guest.run(body)).not.toEqual(other.run(body));
  });

  it("fill only the part that is shown, and refuse what Node refuses", async () => {
    expect(
      guest.run(
        "const all = new Uint8Array(300); const part = all.subarray(0, 100); return [crypto.getRandomValues(part) === part, all.subarray(100).every((byte) => byte === 0)];",
      ),
    ).toEqual([true, true]);
    for (const given of ["new Float32Array(1)", "new Uint8Array(65537)", "new DataView(new ArrayBuffer(1))"]) {
      await expectSameAsNode(guest, `crypto.getRandomValues(${given});`);
    }
    for (const given of ["[]", "null", "{}"])
      expect(() => guest.run(`crypto.getRandomValues(${given});`)).toThrow(expect.objectContaining({ name: "TypeMismatchError" }));
  });
});
