import "#lib/testing/database.ts";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { ListAuditQuery } from "#lib/contracts/people.ts";
import { makeRows } from "#lib/testing/rows.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { deleteTool } from "../tools/delete-tool.ts";
import { listAuditEvents } from "./list-audit-events.ts";

const CHANGING = /^(create|update|delete|remove|revoke|join|insert)-/;
/** Parts of verbs: they run inside the transaction of a verb that writes the row. Executions are a log of their own. */
const PARTS = ["create-user.ts", "insert-executions.ts"];
/** By itself, or by a part that does and is held to it here. */
const WRITES = /\b(audit|insert[A-Z]\w+)\(tx, /;

it("every verb that changes something writes an audit row in its own transaction", () => {
  const files = readdirSync("lib/services", { recursive: true, encoding: "utf8" }).filter((file) => {
    const name = path.basename(file);
    return CHANGING.test(name) && !name.endsWith(".test.ts") && !PARTS.includes(name);
  });
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) expect(readFileSync(path.join("lib/services", file), "utf8"), file).toMatch(WRITES);
});

it("tells who did what, newest first, with no secret in it", async () => {
  const { ctx } = await makeWorkspace();
  const rows = await makeRows(ctx);
  const { auditEvents } = await listAuditEvents(ctx, ListAuditQuery.parse({}));
  expect(auditEvents.map(({ action }) => action)).toEqual([
    "example.created",
    "token.created",
    "invitation.created",
    "tool.created",
    "snippet.created",
    "endpoint.created",
    "connector.created",
    "credential.created",
  ]);
  expect(auditEvents.at(-1)).toMatchObject({
    subjectId: rows.credential,
    actor: { type: "user", name: ctx.actor.name },
    detail: { name: "key" },
  });
  expect(JSON.stringify(auditEvents)).not.toContain("sentinel-token-value");
  const ofTool = await listAuditEvents(ctx, ListAuditQuery.parse({ subjectId: rows.tool }));
  expect(ofTool.auditEvents).toHaveLength(1);
});

it("finds events by what they are about, by whom and when, and names what was deleted", async () => {
  const { ctx } = await makeWorkspace();
  const rows = await makeRows(ctx);
  await deleteTool(ctx, { id: rows.tool });
  const find = async (query: object) => (await listAuditEvents(ctx, ListAuditQuery.parse(query))).auditEvents;
  const all = await find({});
  const ofTools = await find({ subject: "tool" });
  expect(ofTools.map(({ action }) => action)).toEqual(["tool.deleted", "tool.created"]);
  expect(new Set(ofTools.map(({ subjectName }) => subjectName))).toEqual(new Set([expect.any(String)]));
  expect(await find({ actorId: ctx.actor.id })).toEqual(all);
  expect(await find({ actorId: rows.tool })).toEqual([]);
  const { createdAt = "" } = ofTools[0] ?? {};
  expect(await find({ to: new Date(Date.parse(createdAt) - 86_400_000).toISOString() })).toEqual([]);
  expect(await find({ from: new Date(Date.parse(createdAt) - 86_400_000).toISOString() })).toEqual(all);
});
