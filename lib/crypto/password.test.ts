import { describe, expect, it } from "vitest";
import { hashPassword } from "#lib/crypto/hash-password.ts";
import { verifyPassword } from "#lib/crypto/verify-password.ts";

describe("hashPassword", () => {
  it("writes a PHC string with its parameters and a new salt each time", async () => {
    const [one, two] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
  });

  it("leaves the event loop free while it works", async () => {
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 1);
    await Promise.all(Array.from({ length: 8 }, () => hashPassword("correct horse")));
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(2);
  });
});

describe("verifyPassword", () => {
  it("accepts the password and refuses every other one", async () => {
    const stored = await hashPassword("correct horse");
    expect(await verifyPassword("correct horse", stored)).toBe(true);
    for (const wrong of ["", "correct hors", "Correct horse", "correct horse ", stored]) {
      expect(await verifyPassword(wrong, stored)).toBe(false);
    }
  });

  it("reads the cost from the stored string, as other argon2 implementations write it", async () => {
    // From the test suite of the reference implementation (phc-winner-argon2): password "password", salt "somesalt".
    const reference = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    expect(await verifyPassword("password", reference)).toBe(true);
    expect(await verifyPassword("passwore", reference)).toBe(false);
  });

  it("takes a password in any Unicode normal form", async () => {
    expect(await verifyPassword("cafe\u0301", await hashPassword("caf\u00e9"))).toBe(true);
  });

  it.each([
    "",
    "plain",
    "$2b$10$abcdefghijklmnopqrstuv",
    "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
    "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
    "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
    "$argon2id$v=19$m=1,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
    "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$",
  ])("answers false to a stored value that is not ours: %j", async (stored) => {
    expect(await verifyPassword("password", stored)).toBe(false);
  });
});
