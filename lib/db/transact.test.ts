import "#lib/testing/database.ts";
import { expect, it } from "vitest";
import { newId } from "#lib/id.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import type { Transaction } from "./client.ts";
import { transact } from "./transact.ts";

const email = `${newId()}@example.com`;
const slug = `taken-${newId()}`;

it.each<[string, (tx: Transaction) => Promise<unknown>]>([
  ["email", (tx: Transaction) => tx.user.create({ data: { id: newId(), email, name: "Ada" } })],
  ["slug", (tx: Transaction) => tx.workspace.create({ data: { id: newId(), slug, name: "Demo" } })],
])("a second %s is a conflict of that field", async (path, create) => {
  await transact(create);
  await expect(transact(create)).rejects.toMatchObject({ code: "conflict", extra: { errors: [{ path, message: "is taken already" }] } });
});

it("a second name in a workspace is a conflict of the name", async () => {
  const workspaceId = (await makeWorkspace()).ctx.workspace.id;
  const create = (tx: Transaction) =>
    tx.customTool.create({
      data: { id: newId(), workspaceId, name: "tool", displayName: "Tool", type: "code_execution", config: {}, parameters: [] },
    });
  await transact(create);
  await expect(transact(create)).rejects.toMatchObject({
    code: "conflict",
    extra: { errors: [{ path: "name", message: "is taken already" }] },
  });
});
