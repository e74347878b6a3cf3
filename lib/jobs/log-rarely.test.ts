import { expect, it, vi } from "vitest";
import { logRarely } from "./log-rarely.ts";

it("says once a minute that something fails, for as long as it does", () => {
  vi.useFakeTimers({ now: 0, toFake: ["Date"] });
  const lines: string[] = [];
  const stderr = vi.spyOn(process.stderr, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  try {
    const failed = logRarely("test.failed");
    for (let second = 0; second < 150; second += 1) {
      vi.setSystemTime(second * 1_000);
      failed(new Error("no"));
    }
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { event: "test.failed", time: "1970-01-01T00:00:00.000Z" },
      { event: "test.failed", time: "1970-01-01T00:01:00.000Z" },
      { event: "test.failed", time: "1970-01-01T00:02:00.000Z" },
    ]);
  } finally {
    stderr.mockRestore();
    vi.useRealTimers();
  }
});
