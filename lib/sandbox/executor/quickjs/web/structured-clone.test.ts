import { beforeAll, describe, expect, it } from "vitest";
import { bootWebGuest, type WebGuest } from "./testing/boot-web-guest.ts";
import { expectSameAsNode } from "./testing/same-as-node.ts";

/** Tells everything about a value that JSON would lose, with a number for each object that comes again. */
const DESCRIBE = `
  const describe = (value, seen = new Map()) => {
    if (typeof value === "function" || typeof value === "symbol") return typeof value;
    if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : typeof value + " " + String(value);
    if (seen.has(value)) return "again " + seen.get(value);
    seen.set(value, seen.size);
    const parts = [Object.prototype.toString.call(value), Object.getPrototypeOf(value)?.constructor?.name];
    if (value instanceof Map) for (const [key, part] of value) parts.push([describe(key, seen), describe(part, seen)]);
    if (value instanceof Set) for (const part of value) parts.push(describe(part, seen));
    if (value instanceof Date) parts.push(String(+value));
    if (value instanceof RegExp) parts.push(String(value), value.lastIndex);
    if (value instanceof ArrayBuffer) parts.push([...new Uint8Array(value)], value.resizable, value.maxByteLength);
    if (ArrayBuffer.isView(value)) parts.push(value.byteOffset, value.byteLength, describe(value.buffer, seen));
    if (value instanceof Number || value instanceof String || value instanceof Boolean) parts.push(value.valueOf());
    if (value instanceof Error) parts.push(value.name, value.message, describe(value.cause, seen));
    if (Array.isArray(value)) parts.push(value.length);
    if (!ArrayBuffer.isView(value) && !(value instanceof String) && !(value instanceof Error))
      for (const key of Object.keys(value)) parts.push([key, describe(value[key], seen)]);
    return parts;
  };`;

const CLONED = [
  "1",
  "-0",
  "NaN",
  "'text'",
  "undefined",
  "null",
  "true",
  "10n",
  "[]",
  "{}",
  "[1, [2, { a: 3 }]]",
  "({ a: undefined, b: null, __proto__: { inherited: 1 } })",
  'JSON.parse(\'{"__proto__": 1, "constructor": 2}\')',
  "[1, , 3, , ]",
  "Object.assign([1], { extra: 2, [-1]: 3 })",
  "new Array(5)",
  "new Date(86400000)",
  "new Date(NaN)",
  "/a+b/giu",
  "Object.assign(/x/g, { lastIndex: 3 })",
  "new Map([[1, { a: 1 }], [{ key: 1 }, new Map()]])",
  "new Set([1, 'a', { b: 2 }, new Set([1])])",
  "new Uint8Array([1, 2, 3])",
  "new Uint8Array([1, 2, 3, 4]).subarray(1, 3)",
  "new Float64Array([1.5, NaN])",
  "new BigInt64Array([1n, -1n])",
  "new DataView(new ArrayBuffer(8), 2, 4)",
  "new ArrayBuffer(4)",
  "new ArrayBuffer(4, { maxByteLength: 16 })",
  "new Number(3)",
  "new String('boxed')",
  "new Boolean(false)",
  "Object(5n)",
  "new Error('plain')",
  "new TypeError('typed')",
  "new RangeError('caused', { cause: { deep: [1] } })",
  "Object.assign(new Error('renamed'), { name: 'SyntaxError', extra: 1 })",
  "Object.assign(new Error('own'), { name: 'OwnError' })",
  "new (class extends Error { constructor() { super('sub'); this.name = 'Sub'; } })()",
  "new (class Point { x = 1; #y = 2; get z() { return 3; } })()",
  "new (class extends Map { own = 1 })([[1, 2]])",
  "Object.create(null, { a: { value: 1, enumerable: true }, b: { value: 2 } })",
  "({ get a() { return { computed: 1 }; } })",
  "({ [Symbol('s')]: 1, b: 2 })",
  "(() => { const a = { list: [] }; a.self = a; a.list.push(a, a.list); return a; })()",
  "(() => { const a = { x: 1 }; return [a, a, { a }]; })()",
  "(() => { const m = new Map(); m.set(m, m); return m; })()",
  "(() => { const s = new Set(); s.add(s); return [s, s]; })()",
  "(() => { const buffer = new ArrayBuffer(8); return [new Uint8Array(buffer), new Int16Array(buffer, 2, 2), buffer]; })()",
  "(() => { const e = new Error('loop'); e.cause = e; return e; })()",
  "(() => { const o = { a: 1, get b() { delete o.c; return 2; }, c: 3 }; return o; })()",
  "Object.setPrototypeOf({ a: 1 }, Date.prototype)",
  "Object.freeze({ a: Object.freeze([1]) })",
];
const REFUSED = [
  "() => 1",
  "class A {}",
  "Symbol('s')",
  "{ a: [() => 1] }",
  "new Map([[Symbol(), 1]])",
  "new WeakMap()",
  "new WeakSet()",
  "new WeakRef({})",
  "Promise.resolve()",
  "Object(Symbol())",
  "{ get a() { throw new RangeError('own'); } }",
  "new URL('http://a')",
  "new URLSearchParams()",
  "new Headers()",
  "new Response()",
];

let guest: WebGuest;
beforeAll(async () => {
  guest = await bootWebGuest();
});

describe("structuredClone", () => {
  it.each(CLONED)("copies %s as Node does", async (value) => {
    await expectSameAsNode(
      guest,
      `${DESCRIBE} const value = ${value}; const copy = structuredClone(value); return [describe(copy), typeof value === "object" && value !== null && copy === value];`,
    );
  });

  it.each(REFUSED)("refuses %s as Node does", async (value) => {
    await expectSameAsNode(guest, `const value = (${value.startsWith("{") ? `(${value})` : value}); structuredClone(value);`);
  });

  it("moves buffers that are to be transferred, and refuses everything else in that list", async () => {
    await expectSameAsNode(
      guest,
      "const b = new Uint8Array([1, 2]).buffer; const c = structuredClone({ b }, { transfer: [b] }); return [b.byteLength, b.detached, [...new Uint8Array(c.b)]];",
    );
    for (const list of ["[{}]", "[1]", "[new Uint8Array(1)]", "5"]) {
      expect(() => guest.run(`structuredClone(1, { transfer: ${list} });`)).toThrow();
    }
    await expectSameAsNode(guest, "const b = new ArrayBuffer(2); structuredClone(b, { transfer: [b] }); structuredClone(b);");
  });

  it("copies what is nested deeper than any stack", () => {
    const depth = guest.run(
      "let list = null; for (let i = 0; i < 50000; i++) list = [list]; let copy = structuredClone(list); let n = 0; while (copy) { copy = copy[0]; n++; } return n;",
    );
    expect(depth).toBe(50_000);
  });

  it("goes on working after code has replaced what it is built on", async () => {
    const other = await bootWebGuest();
    const copy = other.run(`
      const value = { m: new Map([[1, [2]]]), s: new Set([3]), d: new Date(5), b: new Uint8Array([7]) };
      Map.prototype.get = Map.prototype.set = Map.prototype.has = Map.prototype.forEach = Set.prototype.add = Reflect.apply = Object.keys = Date.prototype.getTime = () => { throw new Error("replaced"); };
      globalThis.Map = globalThis.Set = globalThis.Date = undefined;
      const copy = structuredClone(value);
      return [[...copy.m], [...copy.s], copy.d.valueOf(), copy.b[0]];`);
    expect(copy).toEqual([[[1, [2]]], [3], 5, 7]);
  });
});
