import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { cpuTimes } from "./cpu-times.ts";

const onLinux = it.runIf(process.platform === "linux");
const SPIN = "const end = process.cpuUsage().user + 150_000; while (process.cpuUsage().user < end);";

onLinux("counts the work of the process itself", () => {
  const before = cpuTimes(process.pid);
  const end = process.cpuUsage().user + 150_000;
  while (process.cpuUsage().user < end);
  expect((cpuTimes(process.pid)?.self ?? 0) - (before?.self ?? 0)).toBeGreaterThanOrEqual(100);
});

onLinux("counts the work of a child that has ended", () => {
  const before = cpuTimes(process.pid)?.self ?? 0;
  spawnSync(process.execPath, ["-e", SPIN]);
  expect((cpuTimes(process.pid)?.self ?? 0) - before).toBeGreaterThanOrEqual(100);
});

onLinux("finds the descendants of a process", () => {
  expect(cpuTimes(process.ppid)?.descendants).toBeGreaterThan(0);
});

it("says nothing of a process that does not exist", () => {
  expect(cpuTimes(2 ** 30)).toBeUndefined();
});
