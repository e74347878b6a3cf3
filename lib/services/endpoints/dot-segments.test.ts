import { describe, expect, it } from "vitest";
import { TestConnectorInput } from "#lib/contracts/connector-connection.ts";
import { PathTemplate } from "#lib/contracts/endpoints.ts";

const LEAVING = [
  "/../x",
  "/a/..",
  "/./a",
  "/%2e%2e/x",
  "/.%2E/x",
  "/%252e%252e/x",
  "/..%2fx",
  "/a%2F..%2Fx",
  "/..%5cx",
  "/..%252fx",
  "/..;a=1/x",
  "/..%3bx/y",
];
const STAYING = ["/", "/a..b", "/.well-known/x", "/...", "/group%2Fproject", "/v1.2/%2Ehidden", "/a;b=1"];

describe("a path below a base URL", () => {
  it.each(LEAVING)("does not leave it by %s", (path) => {
    expect(TestConnectorInput.safeParse({ path }).success).toBe(false);
    expect(PathTemplate.safeParse(path).success).toBe(false);
  });

  it.each(STAYING)("may be %s", (path) => {
    expect(TestConnectorInput.safeParse({ path }).success).toBe(true);
    expect(PathTemplate.safeParse(path).success).toBe(true);
  });

  it("may have dots in its query", () => {
    expect(TestConnectorInput.safeParse({ path: "/a?b=/../c" }).success).toBe(true);
  });
});
