import "#lib/testing/database.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { ListApiOperationsQuery } from "#lib/contracts/connector-schemas.ts";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { env } from "#lib/env.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { importOperations } from "./import-operations.ts";
import { listApiOperations } from "./list-api-operations.ts";
import { updateConnectorSchema } from "./update-connector-schema.ts";

const queries = (count: number, argument: string) => Array.from({ length: count }, (_, index) => `q${index}${argument}: Int`).join(" ");
/** Types that all refer to each other: the schema of one operation takes some milliseconds, not a moment. */
const types = Array.from(
  { length: 20 },
  (_, index) => `input I${index} { ${Array.from({ length: 20 }, (_, other) => `f${other}: I${other}`).join(" ")} }`,
);

let workspace: TestWorkspace;
let id: string;

beforeAll(async () => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
  workspace = await makeWorkspace();
  const input = CreateConnectorInput.parse({ name: "large", displayName: "Large", apiType: "graphql", baseUrl: "http://127.0.0.1:9" });
  id = (await createConnector(workspace.ctx, input)).connector.id;
});

const upload = (content: string) =>
  updateConnectorSchema(workspace.ctx, { id, source: "upload", files: [{ name: "a.graphql", content, base64: false }] });
const page = (query: object) => listApiOperations(workspace.ctx, { id, ...ListApiOperationsQuery.parse(query) });

describe("a service of thousands of operations", () => {
  it("is read and paged through without keeping others waiting", async () => {
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const { schema } = await upload(`type Query { ${queries(2_000, "(x: I0)")} } ${types.join(" ")}`);
    expect(schema.operations).toBe(2_000);
    const first = await page({ limit: 50 });
    expect(first.operations).toHaveLength(50);
    expect(first.operations[0]).toMatchObject({ name: "Query.q0", bodySchema: { properties: { x: {} } } });
    const next = await page({ limit: 50, cursor: first.nextCursor });
    expect(next.operations.map(({ name }) => name)).not.toContain(first.nextCursor);
    const names = [...next.operations.slice(0, 3).map(({ name }) => name), "Query.nope"];
    const { endpoints, skipped } = await importOperations(workspace.ctx, { id, operations: names });
    expect([endpoints.length, skipped.map(({ name }) => name)]).toEqual([3, ["Query.nope"]]);
    clearInterval(timer);
    // All schemas at once took 24 seconds.
    expect(longest).toBeLessThan(3_000);
  });

  it("gives every operation exactly once, page by page", async () => {
    await upload(`type Query { ${queries(45, "")} }`);
    const names: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { operations, nextCursor } = await page({ limit: 20, ...(cursor === undefined ? {} : { cursor }) });
      names.push(...operations.map(({ name }) => name));
      cursor = nextCursor;
    }
    expect([names.length, new Set(names).size]).toEqual([45, 45]);
  });

  it("is not read where it has more than can be paged through", async () => {
    await expect(upload(`type Query { ${queries(10_001, "")} }`)).rejects.toMatchObject({
      code: "payload_too_large",
      message: expect.stringContaining("10001 operations"),
    });
  });
});
