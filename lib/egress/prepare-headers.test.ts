import { describe, expect, it } from "vitest";
import { prepareHeaders } from "#lib/egress/prepare-headers.ts";

const refused = expect.objectContaining({ layer: "validation" });

describe("prepareHeaders", () => {
  it("writes names in lower case, and the caller's value over a default", () => {
    expect(prepareHeaders({ "X-One": "1", "USER-agent": "mine" })).toEqual({
      "accept-encoding": "gzip, deflate, br, zstd",
      "user-agent": "mine",
      "x-one": "1",
    });
  });

  it.each(["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b", "snow ☃", "\x7f"])("refuses the value %j without repeating it", (value) => {
    expect(() => prepareHeaders({ "x-one": value })).toThrow(refused);
    expect(() => prepareHeaders({ "x-one": value })).toThrow(/x-one/);
    expect(() => prepareHeaders({ "x-one": `s3cret${value}` })).not.toThrow(/s3cret/);
  });

  it.each(["", "a b", "a:b", "a\r\nb", "é"])("refuses the name %j", (name) => {
    expect(() => prepareHeaders({ [name]: "1" })).toThrow(refused);
  });

  it.each(["Host", "host", "Content-Length", "Transfer-Encoding", "Connection", "Upgrade", "TE", "Trailer", "Keep-Alive", "Expect"])(
    "refuses %s, which belongs to the connection",
    (name) => {
      expect(() => prepareHeaders({ [name]: "1" })).toThrow(refused);
    },
  );

  it("passes Latin-1", () => {
    expect(prepareHeaders({ "x-name": "Zoë\tx" })["x-name"]).toBe("Zoë\tx");
  });
});
