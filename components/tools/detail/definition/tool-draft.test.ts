import { describe, expect, it } from "vitest";
import type { Tool } from "#lib/contracts/tools.ts";
import { adviseOn, changesBetween, changesOfDraft, findRefusals, KeptDraft, withChange, written } from "./tool-draft.ts";

const TOOL: Tool = {
  id: "01999999-9999-7999-8999-999999999999",
  name: "add",
  displayName: "Add",
  description: "Adds",
  type: "code_execution",
  config: { snippetId: "01999999-9999-7999-8999-999999999998" },
  parameters: [{ name: "a", type: "number", description: "One" }],
  tags: [],
  pricePerCall: 0,
  enabled: true,
  version: 1,
  usage: { executions: 0, failures: 0, totalDurationMs: 0, lastExecutedAt: null },
  owner: null,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
};

describe("a draft of a tool", () => {
  it("holds only what differs, and nothing once it is as it was", () => {
    const draft = withChange({}, TOOL, "displayName", "Sum");
    expect(draft).toEqual({ displayName: "Sum" });
    expect(withChange(draft, TOOL, "displayName", "Add")).toEqual({});
    expect(withChange({}, TOOL, "parameters", [{ description: "One", type: "number", name: "a" }])).toEqual({});
  });

  it("says what saving would change", () => {
    expect(changesOfDraft(TOOL, { parameters: [] })).toEqual([{ path: "parameters.a", text: "`a` was removed", breaking: true }]);
    expect(changesOfDraft(TOOL, {})).toEqual([]);
  });

  it("says what somebody else has changed", () => {
    expect(changesBetween(TOOL, { ...TOOL, enabled: false, version: 2 })).toMatchObject([{ text: "It was switched off", breaking: true }]);
  });

  it("is refused where the contract refuses it", () => {
    expect(findRefusals({ name: "a b", displayName: "" })).toMatchObject({
      name: expect.stringContaining("letters"),
      displayName: expect.anything(),
    });
    expect(findRefusals({ name: "fine" })).toEqual({});
  });

  it("advises on what agents miss", () => {
    expect(adviseOn(written(TOOL))).toEqual([]);
    expect(adviseOn({ ...written(TOOL), description: "", parameters: [{ name: "a", type: "number" }] })).toHaveLength(2);
  });

  it("is read back from what was kept, without what it does not know", () => {
    expect(KeptDraft.parse({ version: 3, draft: { name: "x", other: 1 } })).toEqual({ version: 3, draft: { name: "x" } });
    expect(KeptDraft.safeParse("text").success).toBe(false);
  });
});
