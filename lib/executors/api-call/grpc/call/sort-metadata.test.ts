import { expect, it } from "vitest";
import { sortMetadata } from "./sort-metadata.ts";

it("gives the message what it declares, also where a header has the same name", () => {
  const bodySchema = { type: "object", properties: { tenant: { type: "string" }, text: { type: "string" } } };
  const metadata = [{ name: "tenant" }, { name: "x-trace" }];
  const parameters = { tenant: "a", "x-trace": "1", text: "t" };
  expect(sortMetadata({ metadata, bodySchema }, parameters)).toEqual({
    metadata: { tenant: "a", "x-trace": "1" },
    fields: { tenant: "a", text: "t" },
  });
});
