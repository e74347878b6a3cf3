import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ExecutorFailure, type ExecutorFailureExtra } from "#lib/errors.ts";
import type { Attempt, AttemptLimits } from "#lib/executors/api-call/attempts/attempt.ts";
import { runAttempts } from "#lib/executors/api-call/attempts/run-attempts.ts";
import { attemptEnv, type RecordingEnv } from "#lib/executors/api-call/attempts/testing/attempt-env.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";

type Step = ExecutorFailure | number | string;

const limitsOf = (over: Partial<AttemptLimits> = {}): AttemptLimits =>
  upstreamOf("http://127.0.0.1:9", { connectorId: randomUUID(), retry: { maxRetries: 3, baseDelayMs: 1 }, ...over });
const failed = (layer: ExecutorFailure["layer"], extra: ExecutorFailureExtra = { retryable: true }) =>
  new ExecutorFailure(layer, layer, extra);

/** Attempts that end as the steps say: a failure, or a result. What is sent is told beforehand, except of failures to connect. */
async function attempting(steps: Step[], { limits = limitsOf(), idempotent = true, env = attemptEnv() } = {}) {
  const begun: number[] = [];
  const attempt = async (one: Attempt): Promise<Step> => {
    begun.push(performance.now());
    const step = steps[begun.length - 1] ?? "out of steps";
    if (step instanceof ExecutorFailure) {
      if (step.layer === "upstream") one.sent();
      throw step;
    }
    one.answered(200);
    return step;
  };
  const outcome = await runAttempts(limits, { idempotent }, attempt, env).then(
    (result) => ({ result, failure: undefined }),
    (failure: unknown) => ({ result: undefined, failure }),
  );
  return { ...outcome, env, count: begun.length, gaps: begun.slice(1).map((at, n) => at - (begun[n] ?? 0)) };
}

describe("attempts", () => {
  it("end with the first success, and each is in the record with what it met and how long it waited", async () => {
    const { result, env } = await attempting([failed("upstream"), failed("connect"), "ok"]);
    expect(result).toBe("ok");
    expect(env.attempts).toEqual([
      { status: null, layer: "upstream", ms: expect.any(Number), waitedMs: 0 },
      { status: null, layer: "connect", ms: expect.any(Number), waitedMs: expect.any(Number) },
      { status: 200, layer: null, ms: expect.any(Number), waitedMs: expect.any(Number) },
    ]);
    expect(env.phases).toHaveProperty("retry");
  });

  it.each([0, 1, 2, 3])("are at most %i more than one, and the last failure is the one that is told", async (maxRetries) => {
    const limits = limitsOf({ retry: { maxRetries, baseDelayMs: 1 } });
    const failures = [1, 2, 3, 4, 5].map((n) => new ExecutorFailure("upstream", `failure ${n}`, { retryable: true }));
    const { failure, count } = await attempting(failures, { limits });
    expect(count).toBe(maxRetries + 1);
    expect(failure).toBe(failures[maxRetries]);
  });

  it.each<[string, ExecutorFailure, boolean, number]>([
    ["a failure for good", failed("upstream", {}), true, 1],
    ["refused credentials", failed("auth", {}), true, 1],
    ["a refusal by policy", failed("policy", {}), true, 1],
    ["an answer that did not come, to a call that may be repeated", failed("upstream"), true, 2],
    ["an answer that did not come, to a call that may not", failed("upstream"), false, 1],
    ["a limit of the service, to a call that may not", failed("rate_limit"), false, 1],
    ["a connection that did not come about, for any call", failed("connect"), false, 2],
    ["a name that did not resolve, for any call", failed("dns"), false, 2],
  ])("after %s: %#", async (_name, failure, idempotent, count) => {
    expect((await attempting([failure, "ok"], { idempotent })).count).toBe(count);
  });

  it("after a failure to connect that came behind a redirect are not made for a call that may not be repeated", async () => {
    let count = 0;
    const attempt = async (one: Attempt) => {
      count += 1;
      one.sent();
      throw failed("connect");
    };
    await expect(runAttempts(limitsOf(), { idempotent: false }, attempt, attemptEnv())).rejects.toMatchObject({ layer: "connect" });
    expect(count).toBe(1);
  });

  it("throw what nobody expected at once", async () => {
    const bug = new TypeError("bug");
    let count = 0;
    const attempt = () => Promise.reject(++count && bug);
    await expect(runAttempts(limitsOf(), { idempotent: true }, attempt, attemptEnv())).rejects.toBe(bug);
    expect(count).toBe(1);
  });
});

describe("the wait before an attempt", () => {
  it("is as long as the service asks for", async () => {
    const { gaps } = await attempting([failed("upstream", { retryable: true, retryAfterMs: 150 }), failed("upstream"), "ok"]);
    expect(gaps[0]).toBeGreaterThanOrEqual(149);
    expect(gaps[1]).toBeLessThan(149);
  });

  it("that leaves no time for the attempt is not begun: the caller learns when to come again", async () => {
    const env = attemptEnv(1_000);
    const { failure, count, env: after } = await attempting([failed("rate_limit", { retryable: true, retryAfterMs: 60_000 })], { env });
    expect({ failure, count }).toMatchObject({ count: 1, failure: { layer: "rate_limit", extra: { retryAfterMs: 60_000 } } });
    expect(after.phases["retry"]).toBeUndefined();
  });

  it("that leaves a moment only is not begun either", async () => {
    const wait = failed("upstream", { retryable: true, retryAfterMs: 480 });
    expect(await attempting([wait, "ok"], { env: attemptEnv(500) })).toMatchObject({ count: 1, failure: { extra: { retryAfterMs: 480 } } });
  });

  it("ends with the caller", async () => {
    const caller = new AbortController();
    setTimeout(() => caller.abort(), 30);
    const wait = failed("upstream", { retryable: true, retryAfterMs: 4_000 });
    const { failure, count } = await attempting([wait, "ok"], { env: attemptEnv(5_000, caller.signal) });
    expect({ failure, count }).toMatchObject({ count: 1, failure: { layer: "timeout" } });
  });
});

describe("the time of a call", () => {
  const left = async (limits: AttemptLimits, env: RecordingEnv) =>
    runAttempts(limits, { idempotent: true }, async ({ timeoutMs }) => timeoutMs, env);

  it("is the shorter of what the connector and the caller allow", async () => {
    expect(await left(limitsOf({ timeoutMs: 300 }), attemptEnv(5_000))).toBeGreaterThan(290);
    expect(await left(limitsOf({ timeoutMs: 300 }), attemptEnv(5_000))).toBeLessThanOrEqual(300);
    expect(await left(limitsOf({ timeoutMs: 5_000 }), attemptEnv(300))).toBeLessThanOrEqual(300);
  });

  it("counts from the start of the execution", async () => {
    expect(await left(limitsOf(), { ...attemptEnv(1_000), startedAt: performance.now() - 700 })).toBeLessThanOrEqual(300);
  });

  it("is shared by all attempts", async () => {
    const times: number[] = [];
    const attempt = async ({ number, timeoutMs }: Attempt) => {
      times.push(timeoutMs);
      if (number === 1) throw failed("upstream", { retryable: true, retryAfterMs: 200 });
      return "ok";
    };
    await runAttempts(limitsOf(), { idempotent: true }, attempt, attemptEnv(1_000));
    expect(times[1]).toBeLessThanOrEqual((times[0] ?? 0) - 199);
  });
});

describe("the circuit breaker", () => {
  const breaking = (failures: number, cooldownMs: number, maxRetries = 0) =>
    limitsOf({ circuitBreaker: { failures, cooldownMs }, retry: { maxRetries, baseDelayMs: 1 } });
  const open = async (limits: AttemptLimits, failures: number) => {
    for (let n = 0; n < failures; n++) await attempting([failed("connect")], { limits });
  };

  it("opens after so many failures in a row, and then fails calls at once with the time to come again", async () => {
    const limits = breaking(3, 60_000);
    await open(limits, 3);
    const { failure, count } = await attempting(["ok"], { limits });
    expect({ failure, count }).toMatchObject({ count: 0, failure: { layer: "upstream", extra: { retryable: true } } });
    expect((failure as ExecutorFailure).extra.retryAfterMs).toBeGreaterThan(50_000);
  });

  it("stays closed where a success came between, or the service only refuses", async () => {
    const limits = breaking(2, 60_000);
    for (const step of [failed("connect"), "ok", failed("connect"), failed("upstream", {}), failed("connect")]) {
      await attempting([step], { limits });
    }
    expect((await attempting(["ok"], { limits })).result).toBe("ok");
  });

  it("learns nothing from what the product itself refuses or the caller breaks off", async () => {
    const limits = breaking(1, 60_000);
    for (const layer of ["auth", "policy", "rate_limit", "internal"] as const) await attempting([failed(layer, {})], { limits });
    const env = attemptEnv(1_000, AbortSignal.abort());
    await attempting([failed("timeout")], { limits, env });
    expect((await attempting(["ok"], { limits })).result).toBe("ok");
  });

  it("learns nothing from a caller who gives a service less time than its connector does, or has little left", async () => {
    const limits = { ...breaking(1, 60_000), timeoutMs: 150 };
    const silent = ({ timeoutMs }: Attempt) =>
      new Promise((_resolve, reject) => setTimeout(() => reject(failed("timeout")), timeoutMs)) as Promise<string>;
    const callIn = (env: RecordingEnv) => runAttempts(limits, { idempotent: true }, silent, env);
    await expect(callIn(attemptEnv(1))).rejects.toMatchObject({ layer: "timeout" });
    await expect(callIn(attemptEnv(100))).rejects.toMatchObject({ layer: "timeout" });
    await expect(callIn({ ...attemptEnv(5_000), startedAt: performance.now() - 4_960 })).rejects.toMatchObject({ layer: "timeout" });
    expect((await attempting(["ok"], { limits })).result).toBe("ok");
    await expect(callIn(attemptEnv(150))).rejects.toMatchObject({ layer: "timeout" });
    expect((await attempting(["ok"], { limits })).count).toBe(0);
  });

  it.each([401, 403, 404, 429])("closes with a probe that is answered with %i: the service is there", async (status) => {
    const limits = breaking(1, 100);
    await open(limits, 1);
    await new Promise((resolve) => setTimeout(resolve, 120));
    const refuse = (one: Attempt) => {
      one.answered(status);
      return Promise.reject(failed(status === 429 ? "rate_limit" : "auth", {}));
    };
    await expect(runAttempts(limits, { idempotent: true }, refuse, attemptEnv())).rejects.toMatchObject({ layer: expect.any(String) });
    // Two at once: one of them would be refused beside a probe.
    const slow = Promise.withResolvers<string>();
    const beside = runAttempts(limits, { idempotent: true }, () => slow.promise, attemptEnv());
    expect((await attempting(["ok"], { limits })).result).toBe("ok");
    slow.resolve("ok");
    await beside;
  });

  it("stays open while a probe ends in an error of the service, and tells how often it failed", async () => {
    const limits = breaking(2, 100);
    await open(limits, 2);
    await new Promise((resolve) => setTimeout(resolve, 120));
    await attempting([failed("connect")], { limits });
    expect(await attempting(["ok"], { limits })).toMatchObject({
      count: 0,
      failure: { message: expect.stringContaining("failed 3 times") },
    });
  });

  it("forgets what it learned of a connector before that was changed", async () => {
    const limits = breaking(1, 60_000);
    const slow = Promise.withResolvers<string>();
    const old = runAttempts(limits, { idempotent: true }, () => slow.promise, attemptEnv());
    await open(limits, 1);
    const repaired = { ...limits, revision: "2" };
    expect((await attempting(["ok"], { limits: repaired })).result).toBe("ok");
    slow.reject(failed("connect"));
    await expect(old).rejects.toMatchObject({ layer: "connect" });
    expect((await attempting(["ok"], { limits: repaired })).result).toBe("ok");
  });

  it("that opens while a call waits for its turn stops that call, which gives its turn back", async () => {
    const limits = breaking(1, 60_000);
    const turn = Promise.withResolvers<() => void>();
    let released = 0;
    const waiting = attempting(["ok"], { limits: { ...limits, admit: () => turn.promise } });
    await open(limits, 1);
    turn.resolve(() => {
      released += 1;
    });
    const { failure, count } = await waiting;
    expect({ failure, count, released }).toMatchObject({ count: 0, released: 1, failure: { layer: "upstream" } });
  });

  it("lets one call probe after it has cooled down, refuses those beside it, and closes with its success", async () => {
    const limits = breaking(1, 100);
    await open(limits, 1);
    await new Promise((resolve) => setTimeout(resolve, 120));
    const probe = Promise.withResolvers<string>();
    const probing = runAttempts(limits, { idempotent: true }, () => probe.promise, attemptEnv());
    expect((await attempting(["ok"], { limits })).count).toBe(0);
    probe.resolve("probed");
    expect(await probing).toBe("probed");
    expect((await attempting(["ok"], { limits })).result).toBe("ok");
  });

  it("opens again when the probe fails", async () => {
    const limits = breaking(1, 100);
    await open(limits, 1);
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect((await attempting([failed("connect")], { limits })).count).toBe(1);
    expect((await attempting(["ok"], { limits })).count).toBe(0);
  });

  it("lets the next call probe when a probe was broken off", async () => {
    const limits = breaking(1, 100);
    await open(limits, 1);
    await new Promise((resolve) => setTimeout(resolve, 120));
    await attempting([failed("timeout")], { limits, env: attemptEnv(1_000, AbortSignal.abort()) });
    expect((await attempting(["ok"], { limits })).result).toBe("ok");
  });

  it("that opens between attempts makes the next one wait, or ends the call with what the last one met", async () => {
    const short = await attempting([failed("connect"), "ok"], { limits: breaking(1, 100, 1) });
    expect(short).toMatchObject({ result: "ok", count: 2 });
    expect(short.gaps[0]).toBeGreaterThanOrEqual(99);
    const long = await attempting([failed("connect"), "ok"], { limits: breaking(1, 60_000, 1) });
    expect(long).toMatchObject({ count: 1, failure: { layer: "connect", extra: { retryAfterMs: expect.any(Number) } } });
  });

  it("is each connector's own", async () => {
    await open(breaking(1, 60_000), 1);
    expect((await attempting(["ok"], { limits: breaking(1, 60_000) })).result).toBe("ok");
  });
});

describe("the turn of an attempt", () => {
  it("is waited for before each one and given back after it, however it ended", async () => {
    let under = 0;
    let admitted = 0;
    const admit = async () => {
      admitted += 1;
      under += 1;
      return () => {
        under -= 1;
      };
    };
    const { env } = await attempting([failed("connect"), failed("upstream"), "ok"], { limits: limitsOf({ admit }) });
    expect({ admitted, under, phases: env.phases }).toEqual({
      admitted: 3,
      under: 0,
      phases: { queue: expect.any(Number), retry: expect.any(Number) },
    });
  });

  it("that does not come ends the call: at first as the limit, later as what the last attempt met", async () => {
    const refused = failed("rate_limit", { retryable: true, retryAfterMs: 1_234 });
    const never = limitsOf({ admit: () => Promise.reject(refused) });
    expect(await attempting(["ok"], { limits: never })).toMatchObject({ count: 0, failure: refused });
    let asked = 0;
    const once = limitsOf({ admit: () => (asked++ === 0 ? Promise.resolve(() => {}) : Promise.reject(refused)) });
    const { failure, count } = await attempting([failed("connect"), "ok"], { limits: once });
    expect({ failure, count }).toMatchObject({ count: 1, failure: { layer: "connect", extra: { retryAfterMs: 1_234 } } });
  });

  it("is taken and given back for each send of an attempt that is signed twice, and each is in the record", async () => {
    const turns: string[] = [];
    const admit = async () => {
      turns.push("taken");
      return () => turns.push("given back");
    };
    const twice = async (one: Attempt) => {
      await one.again(401);
      one.answered(200);
      return "ok";
    };
    const env = attemptEnv();
    expect(await runAttempts(limitsOf({ admit }), { idempotent: false }, twice, env)).toBe("ok");
    expect(turns).toEqual(["taken", "given back", "taken", "given back"]);
    expect(env.attempts).toMatchObject([
      { status: 401, layer: "auth" },
      { status: 200, layer: null },
    ]);
  });

  it("that does not come for the second send of an attempt ends the call", async () => {
    let asked = 0;
    let under = 0;
    const admit = async () => {
      if (asked++ > 0) throw failed("rate_limit", { retryable: true, retryAfterMs: 60_000 });
      under += 1;
      return () => {
        under -= 1;
      };
    };
    const env = attemptEnv(1_000);
    const calling = runAttempts(limitsOf({ admit }), { idempotent: true }, (one) => one.again(401), env);
    await expect(calling).rejects.toMatchObject({ layer: "rate_limit" });
    expect({ under, attempts: env.attempts }).toMatchObject({ under: 0, attempts: [{ status: 401 }] });
  });
});
