import { expect, it } from "vitest";
import { parsePorts } from "#lib/egress/parse-ports.ts";

it.each([
  ["", undefined],
  [" , ", undefined],
  ["443", [{ from: 443, to: 443 }]],
  [
    "80, 8000-8999 ,1-65535",
    [
      { from: 80, to: 80 },
      { from: 8000, to: 8999 },
      { from: 1, to: 65_535 },
    ],
  ],
])("reads the ports %j", (text, expected) => {
  expect(parsePorts(text)).toEqual(expected);
});

it.each(["http", "0", "65536", "90-80", "80-", "-80", "1-2-3", "80.5", "0x50"])("refuses the port %j and names it", (entry) => {
  expect(() => parsePorts(`443, ${entry}`)).toThrow(JSON.stringify(entry));
});
