import { expect, it } from "vitest";
import { matchesShortcut } from "./matches-shortcut.ts";

const keys = (key: string, held: string[] = []) => ({
  key,
  metaKey: held.includes("meta"),
  ctrlKey: held.includes("ctrl"),
  shiftKey: held.includes("shift"),
  altKey: held.includes("alt"),
});

it("takes ⌘ and Ctrl for the same", () => {
  expect(matchesShortcut(keys("k", ["meta"]), "mod+k")).toBe(true);
  expect(matchesShortcut(keys("k", ["ctrl"]), "mod+k")).toBe(true);
  expect(matchesShortcut(keys("Enter", ["ctrl"]), "mod+enter")).toBe(true);
});

it("does not act on other keys, on more keys, or on typing", () => {
  expect(matchesShortcut(keys("k"), "mod+k")).toBe(false);
  expect(matchesShortcut(keys("K", ["ctrl", "shift"]), "mod+k")).toBe(false);
  expect(matchesShortcut(keys("L", ["ctrl", "shift"]), "mod+shift+l")).toBe(true);
  expect(matchesShortcut(keys("k", ["ctrl", "alt"]), "mod+k")).toBe(false);
});
