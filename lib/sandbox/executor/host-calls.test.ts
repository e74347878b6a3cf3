import { describe, expect, it, onTestFinished } from "vitest";
import { SANDBOX_LIMITS } from "../limits.ts";
import { HostCalls } from "./host-calls.ts";

const LARGEST = `"${"x".repeat(SANDBOX_LIMITS.hostPayloadBytesMax - 2)}"`;

function newCalls(limits = { hostCallsMax: 100, hostCallsAtOnceMax: 16 }): HostCalls {
  const calls = new HostCalls(limits);
  onTestFinished(() => calls.close());
  return calls;
}
const numbers = (calls: HostCalls) => calls.take().map(([call]) => call);

describe("what waits to be sent", () => {
  it("is 2 MB of one run at most, and what was sent makes room", () => {
    const calls = newCalls();
    for (let call = 1; call <= 8; call++) expect(calls.add(call, "tool", LARGEST)).toBeUndefined();
    expect(calls.add(9, "tool", LARGEST)).toContain("2 MB");
    expect(numbers(calls)).toHaveLength(8);
    expect(calls.add(10, "tool", LARGEST)).toBeUndefined();
  });

  it("is 16 MB of all runs in a process at most, and a run that has ended makes room", () => {
    const all = Array.from({ length: 32 }, () => newCalls());
    const fill = (calls: HostCalls) => Array.from({ length: 8 }, (_, call) => calls.add(call + 1, "tool", LARGEST));
    const taken = all.map((calls) => fill(calls).filter((refusal) => refusal === undefined).length);
    expect(taken).toEqual(all.map((_, index) => (index < 8 ? 8 : 0)));
    all[0]?.close();
    expect(all[8]?.add(1, "tool", LARGEST)).toBeUndefined();
  });
});

describe("a sleep", () => {
  it("goes out although as many calls as allowed are out", () => {
    const calls = newCalls({ hostCallsMax: 100, hostCallsAtOnceMax: 2 });
    for (let call = 1; call <= 4; call++) calls.add(call, "tool", "{}");
    calls.add(5, "sleep", "100");
    expect(numbers(calls)).toEqual([1, 2, 5]);
    calls.add(6, "sleep", "100");
    expect(numbers(calls)).toEqual([6]);
    expect([calls.settle(5), calls.settle(5)]).toEqual([true, false]);
    expect(numbers(calls)).toEqual([]);
    calls.settle(1);
    expect(numbers(calls)).toEqual([3]);
  });

  it("does not count as a call, and is refused beyond a number of its own", () => {
    const calls = newCalls({ hostCallsMax: 0, hostCallsAtOnceMax: 16 });
    for (let call = 1; call <= SANDBOX_LIMITS.sleepsMax; call++) expect(calls.add(call, "sleep", "1")).toBeUndefined();
    expect(calls.add(5000, "sleep", "1")).toContain("may sleep");
    expect(calls.add(5001, "tool", "{}")).toContain("0 calls");
    expect(calls.dropped).toBe(0);
    expect(numbers(calls)).toHaveLength(SANDBOX_LIMITS.sleepsMax);
    expect(calls.isWaiting).toBe(true);
  });

  it("carries nothing but a number", () => {
    expect(newCalls().add(1, "sleep", LARGEST)).toContain("number");
  });
});
