import { beforeEach, describe, expect, it } from "vitest";
import { bootWebGuest, type WebGuest } from "./testing/boot-web-guest.ts";
import { expectSameAsNode } from "./testing/same-as-node.ts";

const ANSWER = {
  status: 200,
  statusText: "OK",
  url: "https://a.b/final",
  headers: [
    ["Content-Type", "application/json"],
    ["set-cookie", "a=1"],
    ["Set-Cookie", "b=2"],
  ],
  body: '{"x":"ü"}',
  bodyBase64: null,
};

let guest: WebGuest;
let sent: Record<string, unknown>[];
let answer: Record<string, unknown>;
beforeEach(async () => {
  guest = await bootWebGuest();
  sent = [];
  answer = ANSWER;
  guest.onCall = (_op, payload) => {
    sent.push(payload as Record<string, unknown>);
    return { ok: true, value: answer };
  };
});

describe("fetch", () => {
  it("sends a plain GET when nothing else is said", () => {
    guest.run("await fetch(new URL('https://A.b/ü?q=ü y#h'));");
    expect(sent).toEqual([
      { url: "https://a.b/%C3%BC?q=%C3%BC%20y#h", method: "GET", headers: [], body: null, bodyBase64: null, connector: null },
    ]);
  });

  it("sends method, headers, connector and text as given", () => {
    guest.run(
      "await fetch('http://a', { method: 'post', headers: { 'X-One': ' 1 ', Accept: 'x' }, body: 'ü\\0\\ud800', connector: 'crm' });",
    );
    expect(sent[0]).toMatchObject({
      method: "POST",
      headers: [
        ["x-one", "1"],
        ["accept", "x"],
        ["content-type", "text/plain;charset=UTF-8"],
      ],
      body: "ü\0\ufffd",
      bodyBase64: null,
      connector: "crm",
    });
  });

  it("leaves a path to the connector that it names", () => {
    guest.run("await fetch('/users/ü?x=1', { connector: 'crm' });");
    expect(sent[0]).toMatchObject({ url: "/users/ü?x=1", connector: "crm" });
  });

  it("names the type of a form unless the code does", () => {
    guest.run(
      "const body = new URLSearchParams({ a: 'ü &' }); await fetch('http://a', { method: 'PUT', body }); await fetch('http://a', { method: 'PATCH', body, headers: [['CONTENT-TYPE', 'own']] });",
    );
    expect(sent[0]).toMatchObject({ headers: [["content-type", "application/x-www-form-urlencoded;charset=UTF-8"]], body: "a=%C3%BC+%26" });
    expect(sent[1]).toMatchObject({ method: "PATCH", headers: [["content-type", "own"]] });
  });

  it("sends bytes as they are, only those that a view shows", () => {
    guest.run(
      "const bytes = new Uint8Array([0, 255, 128, 10, 13]); for (const body of [bytes, bytes.buffer, bytes.subarray(1, 3), new DataView(bytes.buffer, 4)]) await fetch('http://a', { method: 'POST', body });",
    );
    expect(sent.map(({ bodyBase64 }) => Buffer.from(String(bodyBase64), "base64").toString("hex"))).toEqual([
      "00ff800a0d",
      "00ff800a0d",
      "ff80",
      "0d",
    ]);
    expect(sent.map(({ body }) => body)).toEqual([null, null, null, null]);
  });

  it.each([
    "fetch()",
    "fetch('/relative')",
    "fetch('http://a', { body: 'x' })",
    "fetch('http://a', { method: 'TRACE' })",
    "fetch('http://a', { headers: { 'a b': 'c' } })",
    "fetch('http://a', { headers: { a: 'b\\r\\nc: d' } })",
    "fetch('http://a', { headers: { a: '€' } })",
    "fetch('http://a', { headers: 'a: b' })",
    "fetch('http://a', { signal: {} })",
    "fetch('http://a', { redirect: 'manual' })",
    "fetch('http://a', { method: Symbol() })",
  ])("rejects %s with a TypeError before anything is sent", (code) => {
    expect(guest.run(`return ${code}.then(() => "resolved", (error) => error.name);`)).toBe("TypeError");
    expect(sent).toEqual([]);
  });

  it("gives the answer with its facts, its headers and its body", () => {
    const facts =
      "const r = await fetch('http://a'); return [r.status, r.ok, r.statusText, r.url, r.headers.get('CONTENT-type'), r.headers.getSetCookie(), r.bodyUsed, await r.json(), r.bodyUsed];";
    expect(guest.run(facts)).toEqual([200, true, "OK", "https://a.b/final", "application/json", ["a=1", "b=2"], false, { x: "ü" }, true]);
    answer = { ...ANSWER, status: 404, body: null };
    expect(guest.run("const r = await fetch('http://a'); return [r.status, r.ok, await r.text(), await r.text(), r.bodyUsed];")).toEqual([
      404,
      false,
      "",
      "",
      false,
    ]);
  });

  it("gives bytes and text of either kind of body", () => {
    const all =
      "const read = async (kind) => { const r = await fetch('http://a'); return r[kind](); }; return [await read('text'), [...await read('bytes')], [...new Uint8Array(await read('arrayBuffer'))]];";
    answer = { ...ANSWER, body: null, bodyBase64: Buffer.from([0xff, 0x00, 0x61]).toString("base64") };
    expect(guest.run(all)).toEqual(["\ufffd\0a", [255, 0, 97], [255, 0, 97]]);
    answer = { ...ANSWER, body: "\ufeffé" };
    expect(guest.run(all)).toEqual(["é", [0xef, 0xbb, 0xbf, 0xc3, 0xa9], [0xef, 0xbb, 0xbf, 0xc3, 0xa9]]);
  });

  it("lets a body be read once, and again only through a clone made before", () => {
    expect(
      guest.run(
        "const r = await fetch('http://a'); const copy = r.clone(); await r.text(); const again = await r.text().catch((error) => error.name); let late; try { r.clone(); } catch (error) { late = error.name; } return [again, late, await copy.text(), copy.url];",
      ),
    ).toEqual(["TypeError", "TypeError", ANSWER.body, ANSWER.url]);
  });

  it("rejects with the host's error", () => {
    guest.onCall = () => ({ ok: false, error: { name: "FetchError", message: "This host is not declared." } });
    expect(() => guest.run("await fetch('http://a');")).toThrow(
      expect.objectContaining({ name: "FetchError", message: "This host is not declared." }),
    );
  });
});

describe("Headers", () => {
  it("behave as Node's", async () => {
    const steps = [
      "h.append('B', '2')",
      "h.append('a', ' 1\\t')",
      "h.append('A', '')",
      "h.set('b', '3')",
      "h.set('c', 'é')",
      "h.delete('A')",
      "h.append('set-cookie', 'x')",
      "h.append('Set-Cookie', 'y')",
      "h.set('z', 1)",
    ];
    for (let count = 0; count <= steps.length; count++) {
      await expectSameAsNode(
        guest,
        `const h = new Headers({ x: 'y' }); ${steps.slice(0, count).join("; ")}; const each = []; h.forEach((value, name) => each.push([name, value]));
        return [[...h], [...h.keys()], [...h.values()], each, h.get('a'), h.get('A'), h.has('B'), h.getSetCookie(), [...new Headers(h)]];`,
      );
    }
    for (const init of [
      "null",
      "'a'",
      "[['a']]",
      "[['a', 'b'], ['A', 'c']]",
      "new Map([['x', 'y']])",
      "{ '': 'x' }",
      "{ a: 'b\\0' }",
      "{ a: '\\n b \\r' }",
      "undefined",
    ]) {
      await expectSameAsNode(guest, `return [...new Headers(${init})];`);
    }
  });
});

describe("Response", () => {
  it("can be made by the code as in Node", async () => {
    const made = [
      "",
      "null",
      "'text'",
      "new Uint8Array([104, 105])",
      "new URLSearchParams('a=b')",
      "'x', { status: 404, statusText: 'No', headers: { a: 'b' } }",
      "null, { status: 204 }",
      "'x', { status: 204 }",
      "'x', { status: 99 }",
      "'x', { status: 600 }",
    ];
    for (const given of made)
      await expectSameAsNode(
        guest,
        `const r = new Response(${given}); return [r.status, r.ok, r.statusText, r.url, [...r.headers], await r.text(), r.bodyUsed];`,
      );
  });
});
