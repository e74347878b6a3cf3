import { beforeAll, describe, expect, it } from "vitest";
import { testDatabaseUrl } from "#lib/testing/database.ts";
import { query } from "#lib/testing/query.ts";
import { Cache } from "./cache.ts";
import { changes } from "./changes.ts";

const values = new Cache<number>(3);
let loads = 0;
const load = (scope: string, value: number) => async () => {
  loads += 1;
  return { scope, value };
};
const tell = (scope: string) => query(testDatabaseUrl, "SELECT pg_notify('sintra_changed', $1)", [scope]);

beforeAll(() => changes().start());

describe("a cache", () => {
  it("reads once, and again after a change of the scope that any process has told", async () => {
    await values.get("k", load("scope", 1));
    expect(await values.get("k", load("scope", 2))).toBe(1);
    await tell("another scope");
    await tell("scope");
    await expect.poll(() => values.get("k", load("scope", 3)), { timeout: 1_000 }).toBe(3);
  });

  it("forgets at once what its own process changes", async () => {
    await values.get("own", load("s", 1));
    changes().changedHere();
    expect(await values.get("own", load("s", 2))).toBe(2);
  });

  it("does not remember that something was not found", async () => {
    expect(await values.get("none", async () => null)).toBeNull();
    expect(await values.get("none", load("s", 1))).toBe(1);
  });

  it("does not keep what was read before a change that came while reading", async () => {
    const slow = async () => {
      await tell("s");
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { scope: "s", value: 1 };
    };
    expect(await values.get("race", slow)).toBe(1);
    expect(await values.get("race", load("s", 2))).toBe(2);
  });

  it("holds no more than it may", async () => {
    for (const key of ["a", "b", "c", "d"]) await values.get(key, load("s", 1));
    expect(values.peek("a")).toBeUndefined();
    expect(values.peek("d")).toBe(1);
  });

  it("remembers nothing while it cannot hear, and hears again soon", async () => {
    await values.get("k", load("s", 1));
    await query(
      testDatabaseUrl,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'sintra-listen' AND datname = current_database()",
    );
    await expect.poll(() => changes().listening, { timeout: 1_000, interval: 5 }).toBe(false);
    const before = loads;
    await values.get("k", load("s", 2));
    expect(loads).toBe(before + 1);
    await expect.poll(() => changes().listening, { timeout: 3_000 }).toBe(true);
    expect(await values.get("k", load("s", 3))).not.toBe(1);
  });
});
