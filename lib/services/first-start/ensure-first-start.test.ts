import "#lib/testing/database.ts";
import { expect, it } from "vitest";
import { authorize } from "#lib/auth/authorize.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import { ListToolsQuery } from "#lib/contracts/tools.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { signIn } from "../account/sign-in.ts";
import { listTools } from "../tools/list-tools.ts";
import { ensureFirstStart } from "./ensure-first-start.ts";

it("gives an empty database, once, an owner, the workspace demo with tools, and a token; generated secrets are printed once", async () => {
  const printed = (await Promise.all([ensureFirstStart(), ensureFirstStart(), ensureFirstStart()])).map((lines) => lines.join("\n"));
  const first = printed.find((text) => text.includes("Sign in as")) ?? "";
  expect(printed.filter((text) => text.includes("Sign in as"))).toHaveLength(1);
  const password = /password (\S+)/.exec(first)?.[1] ?? "";
  expect(await signIn({ email: "owner@example.com", password, address: "a" })).not.toBeNull();
  const token = /API token (\S+)/.exec(first)?.[1] ?? "";
  const request = new Request("http://localhost/", { headers: { authorization: `Bearer ${token}` } });
  const { ctx } = await authorize(request, "tool:read", "r");
  expect((ctx as Ctx).workspace.slug).toBe("demo");
  expect((await listTools(ctx as Ctx, ListToolsQuery.parse({}))).tools).toHaveLength(3);
  expect(await ensureFirstStart()).toEqual([]);
});

it("lets the sample connector follow the app to another port", async () => {
  env().PORT = 4999;
  await ensureFirstStart();
  expect((await db().apiConnector.findFirstOrThrow()).baseUrl).toBe("http://127.0.0.1:4999/api/sample");
});
