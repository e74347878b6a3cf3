import { expect, it } from "vitest";
import { bootWebGuest } from "./testing/boot-web-guest.ts";

/** Replaces every method of the built-in objects by one that throws; only what syntax itself calls is left (templates call `concat`). */
const REPLACE = `
  const { ownKeys, defineProperty, getPrototypeOf } = Reflect;
  const { getOwnPropertyDescriptor } = Object;
  const replaced = () => { throw new Error("replaced"); };
  const objects = [];
  for (const name of ["String", "Object", "RegExp", "Map", "Set", "Date", "JSON", "Math", "Uint8Array", "Uint16Array", "Int32Array", "ArrayBuffer", "DataView", "Number", "URL", "URLSearchParams", "TextDecoder"]) {
    const Type = globalThis[name];
    objects.push(Type);
    if (Type.prototype) objects.push(Type.prototype, getPrototypeOf(Type.prototype));
  }
  for (const object of objects) {
    for (const key of object === null ? [] : ownKeys(object)) {
      if (typeof key === "symbol" || key === "constructor" || key === "concat") continue;
      const property = getOwnPropertyDescriptor(object, key);
      if (property.configurable && typeof property.value === "function" && !property.value.prototype) defineProperty(object, key, { value: replaced });
    }
  }`;

it("keeps every web API at work after code has replaced what they are built on", async () => {
  const guest = await bootWebGuest();
  const sent: unknown[] = [];
  guest.onCall = (op, payload) => {
    sent.push(payload);
    return {
      ok: true,
      value: op === "fetch" ? { status: 200, statusText: "", url: "", headers: [["a", "b"]], body: null, bodyBase64: "/wA=" } : 7,
    };
  };
  guest.run(`
    const moment = new Date(3); const map = new Map([[1, 2]]); const params = new URLSearchParams("x=y");
    ${REPLACE}
    globalThis.trials = [
      () => new URL("http://a/?b=c").href,
      () => btoa("x"),
      () => atob("eA=="),
      () => new TextEncoder().encode("é").length,
      async () => (await crypto.subtle.digest("SHA-1", new Uint8Array(3))).byteLength,
      () => crypto.randomUUID().length,
      () => crypto.getRandomValues(new Uint8Array(3)).length,
      () => tools.x({ a: 1 }),
      () => sleep(1),
      () => structuredClone([moment, map, new Uint8Array(2)]).length,
      async () => (await fetch("http://x/", { method: "post", headers: { a: "b" }, body: params })).headers.get("a"),
      async () => (await (await fetch("http://x/", { method: "post", body: new Uint8Array(2) })).bytes())[0],
      async () => (await (await fetch("http://x/")).text()).length,
    ];`);
  const outcomes = Array.from({ length: 13 }, (_, index) => guest.run(`return trials[${index}]();`));
  expect(outcomes).toEqual(
    ["http://a/?b=c", "eA==", "x", 2, 20, 36, 3, 7, 7, 3, "b", 255, 2].map((value, index) => (index === 8 ? null : value)),
  );
  expect(sent).toMatchObject([{ name: "x", args: { a: 1 } }, 1, { body: "x=y" }, { bodyBase64: "AAA=" }, { method: "GET" }]);
});

it("adds nothing that code would meet when it lists the globals", async () => {
  const guest = await bootWebGuest();
  expect(guest.run("return Object.keys(globalThis);")).toEqual([]);
});
