import { beforeAll, describe, expect, it } from "vitest";
import { bootWebGuest, type WebGuest } from "./testing/boot-web-guest.ts";
import { expectSameAsNode } from "./testing/same-as-node.ts";
import { TRICKY_URLS } from "./testing/tricky-urls.ts";

const PARTS = ["href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "hash"];
const ALL_PARTS = `const all = (url) => ${JSON.stringify(PARTS)}.map((part) => url[part]).concat(String(url), JSON.stringify(url), [...url.searchParams].join());`;

let guest: WebGuest;
beforeAll(async () => {
  guest = await bootWebGuest();
});

describe("URL", () => {
  it("has the parts that Node finds in URLs of every kind, and refuses the same ones", async () => {
    for (const given of TRICKY_URLS) {
      const list = JSON.stringify(given);
      await expectSameAsNode(guest, `${ALL_PARTS} return [URL.canParse(...${list}), URL.parse(...${list}) === null];`);
      await expectSameAsNode(guest, `${ALL_PARTS} return all(new URL(...${list}));`);
    }
    expect(TRICKY_URLS.length).toBeGreaterThanOrEqual(200);
  });

  it("sets each part as Node does", async () => {
    const values = [
      "",
      "x",
      "https",
      "mailto:",
      "a.b:81",
      "h:x",
      "81",
      "81x",
      "99999",
      "/p q/../r",
      "?",
      "?a=b c&d",
      "#",
      "#f g",
      "ü%zz",
      "[::1]",
      "a@b:c",
      "\\x",
      "1",
      "\ud800",
    ];
    const urls = ["http://u:p@a:80/b?c#d", "foo:opaque?x#y", "foo://h/p", "file:///C:/x", "https://a/", "foo:/.//p"];
    for (const part of PARTS.filter((name) => name !== "origin")) {
      for (const value of [...values, ...(part === "href" ? ["http://other/?z=1"] : [])]) {
        const set = `const url = new URL(given); url.searchParams.size; url[${JSON.stringify(part)}] = ${JSON.stringify(value)}; return all(url);`;
        const attempt = `((given) => { try { ${set} } catch (error) { return error.name; } })`;
        await expectSameAsNode(guest, `${ALL_PARTS} return ${JSON.stringify(urls)}.map(${attempt});`);
      }
    }
  });

  it("keeps searchParams and the URL the same, whichever is changed", async () => {
    await expectSameAsNode(
      guest,
      `${ALL_PARTS}
      const url = new URL("https://a/?b=1&c=2#h"); const { searchParams } = url; const seen = [];
      searchParams.append("d", "ü &="); seen.push(all(url));
      searchParams.delete("b"); url.hash = "other"; seen.push(all(url));
      url.search = "?e=5"; seen.push([...searchParams], searchParams.toString());
      searchParams.set("e", "'!~()* +"); seen.push(url.search, url.href);
      url.href = "http://z/?y=x"; seen.push([...searchParams], url.searchParams === searchParams);
      searchParams.delete("y"); seen.push(url.href);
      url.search = "q"; searchParams.sort(); seen.push(url.href);
      return seen;`,
    );
  });

  it("refuses what is not a URL at all", async () => {
    for (const body of [
      "new URL()",
      "new URL(Symbol())",
      "URL('http://a')",
      "URL.prototype.href",
      "new URL('http://a').origin = 1",
      "new URL({ toString: () => 'http://b/' }).href",
    ]) {
      await expectSameAsNode(guest, `"use strict"; return ${body};`);
    }
  });
});

describe("URLSearchParams", () => {
  it("parses and writes what Node does, broken escapes included", async () => {
    const texts = [
      "",
      "?",
      "a",
      "=",
      "&",
      "a&b",
      "a=b=c",
      "?a=1&a=2",
      "??a",
      "a=%zz&%=%2",
      "a=%C3%28&b=%F0%9F%98%80",
      "a+b=c+d",
      "a=%00&b=\u0000",
      "é=ü&😀=x",
      "\ud800=\udc00",
      "&&?a=b&",
      "a=%EF%BB%BFx",
      "a[]=1&a[]=2",
      "a=b;c=d",
      "%26=%3D&+=%2B",
      "null",
      "#x=y",
    ];
    for (const text of texts) {
      const given = JSON.stringify(text);
      await expectSameAsNode(
        guest,
        `const params = new URLSearchParams(${given}); return [[...params], String(params), params.size, params.get("a"), params.getAll("a")];`,
      );
    }
  });

  it("can be made of pairs, of properties, of another one and of nothing", async () => {
    const inits = [
      "",
      "undefined",
      "null",
      "[]",
      "[['a', 1], ['b', null]]",
      "{ a: 1, b: [2, 3], ü: undefined }",
      "new Map([['x', 'y']])",
      "new URLSearchParams('a=b&a=c')",
      "12",
      "[['a']]",
      "[['a', 'b', 'c']]",
      "['ab']",
      "[1]",
      "new Set(['ab', 'cd'])",
      "Object.create({ inherited: 1 })",
    ];
    for (const init of inits) await expectSameAsNode(guest, `return [...new URLSearchParams(${init})];`);
  });

  it("behaves as Node's under generated sequences of operations", async () => {
    const names = ["a", "b", "", "ü", "\ufffd", "😀", "a b"];
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      return (seed >> 8) % below;
    };
    const name = () => JSON.stringify(names[next(names.length)]);
    const makers = [
      () => `p.append(${name()}, ${next(5)})`,
      () => `p.set(${name()}, ${name()})`,
      () => `p.delete(${name()})`,
      () => `p.delete(${name()}, ${name()})`,
      () => "p.sort()",
      () => `seen.push(p.has(${name()}))`,
      () => `seen.push(p.has(${name()}, ${next(5)}))`,
      () => `seen.push(p.get(${name()}))`,
      () => `seen.push(p.getAll(${name()}))`,
      () => "seen.push(String(p))",
    ];
    for (let round = 0; round < 40; round++) {
      const steps = Array.from({ length: 25 }, () => makers[next(makers.length)]?.()).join("; ");
      await expectSameAsNode(
        guest,
        `const p = new URLSearchParams("a=1&b=2&a=3"); const seen = []; ${steps}; return [seen, [...p.keys()], [...p.values()], p.size];`,
      );
    }
  });

  it("iterates over what is there at each step", async () => {
    await expectSameAsNode(
      guest,
      `const p = new URLSearchParams("a=1&b=2&c=3"); const seen = [];
      for (const [name, value] of p) { seen.push(name + value); if (name === "a") p.delete("b"); if (name === "c" && p.size < 4) p.append("d", "4"); }
      p.forEach(function (value, name, all) { seen.push(value, name, all === p, this.x); }, { x: 1 });
      return seen;`,
    );
  });

  it("takes long texts in pieces without losing a pair", () => {
    const sizes = guest.run(`
      const many = new URLSearchParams("ab=cd&?e=f&".repeat(40000));
      const mixed = new URLSearchParams("a=b&".repeat(20000) + "c=" + "d".repeat(300000) + "&?=f");
      const again = new URLSearchParams(many.toString());
      return [many.size, new Set([...many].map(String)).size, again.toString() === many.toString(), mixed.size, mixed.get("c").length, mixed.get("?")];`);
    expect(sizes).toEqual([80_000, 2, true, 20_002, 300_000, "f"]);
  });

  it("refuses calls with too few arguments and receivers of another kind", async () => {
    for (const body of [
      "p.append('a')",
      "p.set('a')",
      "p.get()",
      "p.has()",
      "p.delete()",
      "p.getAll()",
      "p.forEach()",
      "p.append.call({}, 'a', 'b')",
      "p.get(Symbol())",
    ]) {
      await expectSameAsNode(guest, `const p = new URLSearchParams("a=1"); return ${body};`);
    }
  });
});
