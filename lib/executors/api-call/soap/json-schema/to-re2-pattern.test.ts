import { describe, expect, it } from "vitest";
import { toRe2Pattern } from "#lib/executors/api-call/soap/json-schema/to-re2-pattern.ts";

describe("patterns of XML Schema", () => {
  it.each([
    ["[A-Z]{2}", "^(?:[A-Z]{2})$"],
    ["a|b", "^(?:a|b)$"],
    ["$1^2", "^(?:\\$1\\^2)$"],
    ["[^a]", "^(?:[^a])$"],
    ["\\i\\c*", "^(?:[A-Za-z_:][-._:A-Za-z0-9]*)$"],
    ["\\d+\\.\\d", "^(?:\\d+\\.\\d)$"],
  ])("translates %s", (pattern, expected) => {
    expect(toRe2Pattern(pattern)).toBe(expected);
  });

  it.each(["[a-z-[aeiou]]", "\\p{IsBasicLatin}", "\\I", "(", "(?=a)", "a".repeat(1000)])("leaves %s to the service", (pattern) => {
    expect(toRe2Pattern(pattern)).toBeUndefined();
  });
});
