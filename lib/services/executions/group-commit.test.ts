import { describe, expect, it } from "vitest";
import { GroupCommit } from "./group-commit.ts";

const later = () => new Promise((resolve) => setTimeout(resolve, 10));

describe("a group commit", () => {
  it("puts what arrives during one commit into the next, and resolves each record after its own", async () => {
    const batches: number[][] = [];
    const commits = new GroupCommit<number>(
      async (records) => {
        batches.push(records);
        await later();
      },
      () => 1,
    );
    const first = commits.add(1);
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([first, commits.add(2), commits.add(3)]);
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it("fails only the record that is refused, and tells that the others may be there already", async () => {
    const retries: boolean[] = [];
    const commits = new GroupCommit<number>(
      async (records, { isRetry }) => {
        if (records.includes(2)) throw new Error("refused");
        retries.push(isRetry);
      },
      () => 1,
    );
    const outcomes = await Promise.allSettled([1, 2, 3].map((record) => commits.add(record)));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(retries).toEqual([true, true]);
  });

  it("keeps a batch within its limits", async () => {
    const sizes: number[] = [];
    const commits = new GroupCommit<number>(
      async (records) => void sizes.push(records.length),
      () => 5 * 1024 * 1024,
    );
    await Promise.all([1, 2, 3].map((record) => commits.add(record)));
    expect(sizes).toEqual([1, 1, 1]);
    await commits.drain();
  });
});
