import { describe, expect, it } from "vitest";
import { changedBy, mendPages, staysIn } from "#lib/client/mend-tools.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { readTags } from "./read-tags.ts";
import { rowCommand } from "./row-command.ts";
import { NOTHING, present, SELECTED_MAX, selected } from "./selection-state.ts";

const LISTED = ["a", "b", "c", "d", "e"];
const plain = { shiftKey: false, metaKey: false, ctrlKey: false, altKey: false };

describe("a selection", () => {
  it("takes all from the last one to this with shift, in both directions, and gives them back alike", () => {
    const one = selected(NOTHING, LISTED, "d", false);
    const range = selected(one, LISTED, "b", true);
    expect([...range.ids].sort()).toEqual(["b", "c", "d"]);
    const off = selected(selected(range, LISTED, "d", false), LISTED, "c", true);
    expect([...off.ids]).toEqual(["b"]);
  });

  it("grows with its end while its beginning stays", () => {
    const range = selected(selected(selected(NOTHING, LISTED, "a", false), LISTED, "b", true), LISTED, "c", true);
    expect([...range.ids]).toEqual(["a", "b", "c"]);
    expect(range.anchor).toBe("a");
  });

  it("holds no more than one request may name, and nothing that has left the list", () => {
    const many = Array.from({ length: SELECTED_MAX + 50 }, (_, n) => `t${n}`);
    const all = selected(selected(NOTHING, many, "t0", false), many, many.at(-1) ?? "", true);
    expect(all.ids.size).toBe(SELECTED_MAX);
    expect([...present({ ids: new Set(["a", "gone"]), anchor: null }, LISTED)]).toEqual(["a"]);
  });
});

describe("keys in a list of rows", () => {
  it("move, extend, select, open and clear", () => {
    const down = rowCommand({ ...plain, key: "ArrowDown" });
    expect(down).toMatchObject({ kind: "move", extends: false });
    expect(down?.kind === "move" && down.to(3, 10)).toBe(4);
    expect(rowCommand({ ...plain, key: "k", shiftKey: true })).toMatchObject({ kind: "move", extends: true });
    expect(rowCommand({ ...plain, key: " ", shiftKey: true })).toEqual({ kind: "select", isRange: true });
    expect(rowCommand({ ...plain, key: "a", metaKey: true })).toEqual({ kind: "all" });
    expect(["Enter", "Escape", "Delete"].map((key) => rowCommand({ ...plain, key })?.kind)).toEqual(["open", "clear", "delete"]);
  });

  it("leave alone what belongs to the browser", () => {
    for (const key of ["x", "Tab", "F5"]) expect(rowCommand({ ...plain, key })).toBeNull();
    expect(rowCommand({ ...plain, key: "j", ctrlKey: true })).toBeNull();
  });
});

describe("tags as they are typed", () => {
  it("are separated by commas, each once, and refused where they are too long or too many", () => {
    expect(readTags(" crm, read only,crm ,")).toEqual({ tags: ["crm", "read only"] });
    expect(readTags("x".repeat(51))).toHaveProperty("problem");
    expect(readTags(Array.from({ length: 21 }, (_, n) => n).join())).toHaveProperty("problem");
  });
});

describe("a list after a change of many", () => {
  // Safe: only these fields are looked at.
  const tool = (id: string) => ({ id, enabled: true, tags: ["old"], version: 1 }) as unknown as Tool;
  const data = { pages: [{ tools: [tool("a"), tool("b")], nextCursor: null, total: 7 }], pageParams: [null] };

  it("loses what was deleted, and counts it no more", () => {
    const [page] = mendPages(data, changedBy({ action: "delete", ids: ["a"] })).pages;
    expect(page).toMatchObject({ total: 6, tools: [{ id: "b" }] });
  });

  it("loses what its filter does not find any more", () => {
    const narrowed = (filter: Parameters<typeof staysIn>[0], action: "enable" | "disable") =>
      changedBy({ action, ids: ["a"] })([tool("a"), tool("b")])
        .filter(staysIn(filter))
        .map(({ id }) => id);
    expect(narrowed({ state: "on" }, "disable")).toEqual(["b"]);
    expect(narrowed({ state: "off" }, "disable")).toEqual(["a"]);
    expect(narrowed({ tag: "old" }, "enable")).toEqual(["a", "b"]);
    expect(narrowed({ tag: "new" }, "enable")).toEqual([]);
  });

  it("shows new tags and versions where something changed only", () => {
    const [page] = mendPages(data, changedBy({ action: "tag", ids: ["a"], add: ["new"], remove: ["old"] })).pages;
    expect(page?.tools).toMatchObject([
      { tags: ["new"], version: 2 },
      { tags: ["old"], version: 1 },
    ]);
    const [same] = mendPages(data, changedBy({ action: "enable", ids: ["a"] })).pages;
    expect(same?.tools[0]).toBe(data.pages[0]?.tools[0]);
  });
});
