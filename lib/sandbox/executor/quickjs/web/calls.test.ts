import { beforeEach, describe, expect, it } from "vitest";
import { bootWebGuest, type WebGuest } from "./testing/boot-web-guest.ts";

let guest: WebGuest;
let calls: [op: string, payload: unknown][];
beforeEach(async () => {
  guest = await bootWebGuest();
  calls = [];
  guest.onCall = (op, payload) => {
    calls.push([op, payload]);
    return { ok: true, value: { answered: calls.length } };
  };
});

describe("tools", () => {
  it("are called by name or as methods, with {} when no arguments are given", () => {
    expect(
      guest.run(
        "return [await tools.call('a-b', { x: [1] }), await tools.get_user({ id: 7 }), await tools.ping(), await tools.call('list', [1, 'ü\\0'])];",
      ),
    ).toEqual([1, 2, 3, 4].map((answered) => ({ answered })));
    expect(calls.map(([, payload]) => payload)).toEqual([
      { name: "a-b", args: { x: [1] } },
      { name: "get_user", args: { id: 7 } },
      { name: "ping", args: {} },
      { name: "list", args: [1, "ü\0"] },
    ]);
  });

  it("reject with the error that the host gives, under its name", () => {
    guest.onCall = () => ({ ok: false, error: { name: "ToolError", message: "It is out." } });
    expect(guest.run("try { await tools.ping(); } catch (error) { return [error instanceof Error, error.name, error.message]; }")).toEqual([
      true,
      "ToolError",
      "It is out.",
    ]);
  });

  it("are not called by looking at them: as a promise, as JSON, as text", () => {
    expect(
      guest.run(
        "await tools; console.log(tools); try { '' + tools; } catch {} return [JSON.stringify(tools), typeof tools.then, typeof tools[Symbol.iterator]];",
      ),
    ).toEqual(["{}", "undefined", "undefined"]);
    expect(calls).toEqual([]);
  });

  it.each([
    "tools.call()",
    "tools.call(Symbol())",
    "tools.call({ toString: () => 'x' })",
    "tools.x(() => 1)",
    "tools.x(Symbol())",
    "(() => { const a = {}; a.a = a; return tools.x(a); })()",
  ])("rejects %s with a TypeError, and asks the host for nothing", (code) => {
    expect(guest.run(`const promise = ${code}; return promise.then(() => "resolved", (error) => error.name);`)).toBe("TypeError");
    expect(calls).toEqual([]);
  });

  it("still send what the code means after it has replaced JSON and promises", () => {
    guest.run(
      "JSON.stringify = () => 'null'; Promise.prototype.then = undefined; globalThis.Promise = undefined; await tools.x({ a: 1 });",
    );
    expect(calls).toEqual([["tool", { name: "x", args: { a: 1 } }]]);
  });
});

describe("sleep", () => {
  it("waits for the host and gives nothing back", () => {
    expect(guest.run("return [await sleep(0), await sleep(1.5), await sleep(1e21)];")).toEqual([null, null, null]);
    expect(calls).toEqual([
      ["sleep", 0],
      ["sleep", 1.5],
      ["sleep", 1e21],
    ]);
  });

  it.each(["-1", "NaN", "Infinity", "'5'", "undefined", "1n", "{ valueOf: () => 5 }"])("refuses %s", (given) => {
    expect(guest.run(`return sleep(${given}).catch((error) => error.name);`)).toBe("RangeError");
    expect(calls).toEqual([]);
  });
});

describe("queueMicrotask", () => {
  it("runs in order with promises, after the current code", () => {
    expect(
      guest.run(
        "const seen = []; queueMicrotask(() => seen.push(1)); Promise.resolve().then(() => seen.push(2)); queueMicrotask(() => seen.push(3)); seen.push(0); await 0; await 0; return seen;",
      ),
    ).toEqual([0, 1, 2, 3]);
  });

  it("reports what a task throws on the console and refuses what is not a function", () => {
    expect(
      guest.run(
        "queueMicrotask(() => { throw new Error('lost'); }); await 0; try { queueMicrotask('code'); } catch (error) { return error.name; }",
      ),
    ).toBe("TypeError");
    expect(guest.logs).toEqual(["Uncaught in queueMicrotask: Error: lost"]);
  });
});
