import { describe, expect, it } from "vitest";
import { isExecutorMessage } from "./protocol.ts";

const error = { code: "RUNTIME", name: "Error", message: "m" };

describe("isExecutorMessage", () => {
  it.each([
    [["ready", 1]],
    [["failed", 1, "reason"]],
    [["result", 1, "{}", 0.5]],
    [["error", 1, error, 0.5]],
    [["log", 1, 0, "line", 0.5]],
    [["unknown_code", 1]],
  ])("accepts %j", (message) => expect(isExecutorMessage(message)).toBe(true));

  it.each([
    [null],
    ["ready"],
    [{ 0: "ready", 1: 1 }],
    [["ready"]],
    [["other", 1]],
    [["result", 1, {}, 1]],
    [["result", 1, "{}"]],
    [["error", 1, null, 1]],
    [["error", 1, { ...error, message: 1 }, 1]],
    [["error", 1, { ...error, code: "ANYTHING" }, 1]],
    [["error", 1, { ...error, line: "1" }, 1]],
    [["error", 1, { ...error, stack: {} }, 1]],
    [["log", 1, 9, "line", 1]],
    [["log", 1, "length", "line", 1]],
    [["log", 1, 0, 5, 1]],
    [["failed", 1]],
  ])("refuses %j", (message) => expect(isExecutorMessage(message)).toBe(false));
});
