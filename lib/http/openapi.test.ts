import { readdirSync } from "node:fs";
import path from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { OPERATIONS } from "#lib/contracts/operations/all.ts";
import { routeFile } from "#lib/testing/call-operation.ts";
import { openApiDocument } from "./openapi.ts";

describe("GET /api/openapi.json", () => {
  it("is valid OpenAPI 3.1 in an independent validator", async () => {
    const result = await new Validator().validate(structuredClone(openApiDocument()));
    expect(result).toMatchObject({ valid: true });
  });

  it("points only at schemas that it holds", () => {
    const document = openApiDocument();
    const text = JSON.stringify(document);
    const { schemas } = document["components"] as { schemas: Record<string, unknown> };
    for (const [, name = ""] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) expect(schemas).toHaveProperty(name);
    expect(text).not.toContain('"#/$defs');
  });

  it("describes every route file and every method that it exports, and nothing else", async () => {
    // Pages for browsers are no part of the API.
    const others = ["auth/", "oauth/callback/", "[[...path]]"];
    const files = readdirSync("app/api", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith("route.ts") && !others.some((start) => file.startsWith(start)))
      .map((file) => path.resolve("app/api", file));
    const exported = await Promise.all(files.map(async (file) => Object.keys(await import(file)).map((method) => `${method} ${file}`)));
    const described = OPERATIONS.map((operation) => `${operation.method} ${routeFile(operation)}`);
    expect(exported.flat().sort()).toEqual(described.sort());
  });

  it("gives every operation an id of its own", () => {
    expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
  });
});
