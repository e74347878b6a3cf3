import { beforeAll, describe, expect, it } from "vitest";
import { bootWebGuest, type WebGuest } from "./testing/boot-web-guest.ts";
import { expectSameAsNode } from "./testing/same-as-node.ts";

/** Whole, cut and broken sequences of UTF-8. */
const BYTES = [
  [],
  [0x61],
  [0x00],
  [0x80],
  [0xff],
  [0xc3, 0xa9],
  [0xc3],
  [0xc3, 0x28],
  [0xc0, 0x80],
  [0xc1, 0xbf],
  [0xe2, 0x82, 0xac],
  [0xe2, 0x82],
  [0xe2, 0x28, 0xa1],
  [0xe0, 0x80, 0x80],
  [0xe0, 0x9f, 0xbf],
  [0xed, 0xa0, 0x80],
  [0xed, 0xbf, 0xbf],
  [0xef, 0xbb, 0xbf],
  [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 0x61],
  [0xef, 0xbb],
  [0x61, 0xef, 0xbb, 0xbf],
  [0xf0, 0x9f, 0x98, 0x80],
  [0xf0, 0x9f, 0x98],
  [0xf0, 0x9f, 0x41],
  [0xf0, 0x80, 0x80, 0x80],
  [0xf4, 0x8f, 0xbf, 0xbf],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf5, 0x80, 0x80, 0x80],
  [0xf8, 0x88, 0x80, 0x80, 0x80],
  [0xfe],
  [0xfc, 0xff],
  [0xff, 0xfe, 0x61, 0x00],
  [0x3d, 0xd8, 0x00, 0xde],
  [0x3d, 0xd8],
  [0x00, 0xde, 0x61],
  [0x3d, 0xd8, 0x61, 0x00],
  [0x80, 0x9f, 0x81, 0xa0, 0xe9],
  [0xe2, 0x82, 0xac, 0xe2, 0x82],
  [0xf0, 0xf0, 0x9f, 0x98, 0x80],
];
const TEXTS = [
  "",
  "a",
  "é",
  "€",
  "😀",
  "\ud800",
  "\udc00\ud800",
  "a\ud83d",
  "\ud83d\ude00\ude00",
  "\u0000x\u0000",
  "\ufeffbom",
  '"\\\n',
  "Ω≈ç√∫˜µ≤≥÷",
  "x".repeat(1000),
  "é😀".repeat(500),
];

let guest: WebGuest;
beforeAll(async () => {
  guest = await bootWebGuest();
});

describe("TextEncoder", () => {
  it("encodes as Node does, into memory of exactly that size", async () => {
    for (const text of TEXTS) {
      await expectSameAsNode(
        guest,
        `const bytes = new TextEncoder().encode(${JSON.stringify(text)}); return [Array.from(bytes), bytes.buffer.byteLength, bytes.constructor.name];`,
      );
    }
    await expectSameAsNode(
      guest,
      "return [new TextEncoder().encode().length, new TextEncoder().encoding, Array.from(new TextEncoder().encode(12))];",
    );
  });

  it("encodes into a given room without cutting a character", async () => {
    for (const text of ["aé€😀b", "😀😀", "\ud800x", "ab", ""]) {
      for (let room = 0; room < 13; room++) {
        await expectSameAsNode(
          guest,
          `const to = new Uint8Array(${room}); const done = new TextEncoder().encodeInto(${JSON.stringify(text)}, to); return [done.read, done.written, Array.from(to)];`,
        );
      }
    }
    await expectSameAsNode(guest, "return new TextEncoder().encodeInto('a', new Uint16Array(2));");
  });

  it("takes long text in pieces without splitting a surrogate pair", () => {
    const same = guest.run(
      "const text = 'x' + '😀é'.repeat(100000); const bytes = new TextEncoder().encode(text); return [bytes.length, new TextDecoder().decode(bytes) === text];",
    );
    expect(same).toEqual([600_001, true]);
  });
});

describe("TextDecoder", () => {
  it.each(["utf-8", "utf-16le", "latin1"])("decodes %s as Node does, fatal or not, with or without a byte order mark", async (label) => {
    for (const bytes of BYTES) {
      for (const options of ["{}", "{ fatal: true }", "{ ignoreBOM: true }", "{ fatal: true, ignoreBOM: true }"]) {
        await expectSameAsNode(
          guest,
          `return Array.from(new TextDecoder("${label}", ${options}).decode(new Uint8Array(${JSON.stringify(bytes)})), (part) => part.codePointAt(0));`,
        );
      }
    }
  });

  it.each(["utf-8", "utf-16le"])("gives the same text for %s that comes byte by byte", async (label) => {
    for (const bytes of BYTES) {
      const body = `const decoder = new TextDecoder("${label}"); let text = "";
        for (const byte of ${JSON.stringify(bytes)}) text += decoder.decode(new Uint8Array([byte]), { stream: true });
        text += decoder.decode(); text += decoder.decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0x61]));
        return Array.from(text, (part) => part.codePointAt(0));`;
      await expectSameAsNode(guest, body);
    }
  });

  it("decodes every kind of memory, and only the part that a view shows", async () => {
    const inputs = [
      "new Uint8Array([97, 98, 99]).subarray(1)",
      "new Uint8Array([97, 98]).buffer",
      "new DataView(new Uint8Array([97, 98, 99]).buffer, 1, 1)",
      "new Uint16Array([0x6261])",
      "undefined",
      "'text'",
      "[97]",
      "null",
      "{}",
    ];
    for (const input of inputs) await expectSameAsNode(guest, `return new TextDecoder().decode(${input});`);
  });

  it("knows its encodings by their names and refuses others", async () => {
    for (const label of [
      "UTF8",
      " utf-8 ",
      "unicode-1-1-utf-8",
      "utf-16",
      "UTF-16LE",
      "ascii",
      "iso-8859-1",
      "windows-1252",
      "nonsense",
      "__proto__",
      "",
    ]) {
      await expectSameAsNode(
        guest,
        `const decoder = new TextDecoder(${JSON.stringify(label)}, { fatal: 1 }); return [decoder.encoding, decoder.fatal, decoder.ignoreBOM];`,
      );
    }
  });
});

describe("atob and btoa", () => {
  it("turn bytes into base64 and back as Node does", async () => {
    const all = JSON.stringify(String.fromCharCode(...Array.from({ length: 256 }, (_, index) => index)));
    await expectSameAsNode(guest, `return [btoa(${all}), atob(btoa(${all})) === ${all}];`);
    for (const text of ["", "a", "ab", "abc", "\u0000", "ÿ", "Ā", "😀", "null"])
      await expectSameAsNode(guest, `return btoa(${JSON.stringify(text)});`);
    await expectSameAsNode(guest, "return btoa();");
    await expectSameAsNode(guest, "return atob();");
    await expectSameAsNode(guest, "return [btoa(null), btoa(12), atob(1234).length];");
  });

  it("decode loose base64 and refuse broken base64 as Node does", async () => {
    const texts = [
      "YQ==",
      "YQ",
      "YQ=",
      "Y",
      "YWI=",
      "YWJj",
      " Y W\tI\n= ",
      "YQ===",
      "=",
      "==",
      "YQ==YQ==",
      "Y=Q=",
      "YR==",
      "YW-_",
      "YW+/",
      "YWI\u00a0=",
      "YWJjé",
      "A\u0000AA",
      "AAAAA",
      "AAAA=",
      "AAAA==",
    ];
    for (const text of texts) await expectSameAsNode(guest, `return atob(${JSON.stringify(text)});`);
  });

  it("take long data in pieces", () => {
    expect(guest.run("const data = 'a\\0ÿ%'.repeat(300000); const text = btoa(data); return [text.length, atob(text) === data];")).toEqual([
      1_600_000,
      true,
    ]);
  });
});
