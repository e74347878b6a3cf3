import { expect, it } from "vitest";
import { CPU_MS_DEFAULT, MEMORY_LIMIT_MB_MAX, RUN_LIMITS_MAX, TIMEOUT_MS_MAX } from "#lib/contracts/run-limits.ts";
import { CODE_BYTES_MAX } from "#lib/contracts/snippets.ts";
import { SANDBOX_LIMITS } from "#lib/sandbox/limits.ts";
import { toSandboxLimits } from "./to-sandbox-limits.ts";

it("the contracts let people ask for all that the sandbox gives, and for no more", () => {
  const { codeBytesMax, timeoutMsMax, memoryMbMax, cpuMsDefault, paramsBytesMax } = SANDBOX_LIMITS;
  expect([CODE_BYTES_MAX, TIMEOUT_MS_MAX, MEMORY_LIMIT_MB_MAX, CPU_MS_DEFAULT, RUN_LIMITS_MAX.paramsBytes]).toEqual([
    codeBytesMax,
    timeoutMsMax,
    memoryMbMax,
    cpuMsDefault,
    paramsBytesMax,
  ]);
  const { resultBytesMax, logLinesMax, logCharsMax, hostCallsMax, hostCallsAtOnceMax } = SANDBOX_LIMITS;
  expect(toSandboxLimits(RUN_LIMITS_MAX)).toEqual({
    cpuMs: timeoutMsMax,
    resultBytesMax,
    logLinesMax,
    logBytesMax: logCharsMax,
    hostCallsMax,
    hostCallsAtOnceMax,
  });
});
