import { describe, expect, it } from "vitest";
import { isExecutorMessage } from "./protocol.ts";

const error = { code: "RUNTIME", name: "Error", message: "m" };

describe("isExecutorMessage", () => {
  it.each([
    [["ready", 1]],
    [["failed", 1, "reason"]],
    [["result", 1, "{}", 0.5, 0.4]],
    [["error", 1, error, 0.5, 0.4]],
    [["error", 1, { ...error, limit: "cpu" }, 0.5, 0.4]],
    [["log", 1, 0, "line", 0.5]],
    [["park", 1, [[1, "tool", "{}"]], 0.5]],
    [["ready", 1, "notice"]],
    [["stopped", 1]],
    [["worn", 1]],
    [["loading", 1]],
    [["loaded", 1]],
    [["unknown_code", 1]],
  ])("accepts %j", (message) => expect(isExecutorMessage(message)).toBe(true));

  it.each([
    [null],
    ["ready"],
    [{ 0: "ready", 1: 1 }],
    [["ready"]],
    [["other", 1]],
    [["result", 1, {}, 1, 1]],
    [["result", 1, "{}", 1]],
    [["park", 1, [[1, "open", "{}"]], 0.5]],
    [["park", 1, [[1, "tool", {}]], 0.5]],
    [["park", 1, {}, 0.5]],
    [["error", 1, { ...error, limit: "patience" }, 1, 1]],
    [["error", 1, null, 1, 1]],
    [["error", 1, { ...error, message: 1 }, 1, 1]],
    [["error", 1, { ...error, code: "ANYTHING" }, 1, 1]],
    [["error", 1, { ...error, line: "1" }, 1, 1]],
    [["error", 1, { ...error, stack: {} }, 1, 1]],
    [["log", 1, 9, "line", 1]],
    [["log", 1, "length", "line", 1]],
    [["log", 1, 0, 5, 1]],
    [["failed", 1]],
  ])("refuses %j", (message) => expect(isExecutorMessage(message)).toBe(false));
});
