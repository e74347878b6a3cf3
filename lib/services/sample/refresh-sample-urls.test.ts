import "#lib/testing/database.ts";
import { expect, it, onTestFinished } from "vitest";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { newId } from "#lib/id.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { refreshSampleUrls } from "./refresh-sample-urls.ts";
import { SAMPLE_CONNECTOR } from "./samples.ts";

async function refreshed(baseUrl: string, { version = 1, name = SAMPLE_CONNECTOR.name } = {}): Promise<string> {
  const { ctx } = await makeWorkspace();
  const { id } = await db().apiConnector.create({
    data: { ...SAMPLE_CONNECTOR, id: newId(), workspaceId: ctx.workspace.id, name, baseUrl, version },
  });
  await refreshSampleUrls();
  return (await db().apiConnector.findUniqueOrThrow({ where: { id, workspaceId: ctx.workspace.id } })).baseUrl;
}

function listenOn(host: string): void {
  const before = env().HOST;
  onTestFinished(() => {
    env().HOST = before;
  });
  env().HOST = host;
}

it.each([
  "http://127.0.0.1:1",
  "http://localhost:1",
  "http://[::1]:1",
  "http://192.168.7.5:4000",
  "http://[fd00::7]:4000",
  "http://studio.internal:80",
])("the sample connector follows the app from %s to the address that it listens on now", async (origin) => {
  listenOn("::1");
  expect(await refreshed(`${origin}/api/sample`)).toBe("http://[::1]:4000/api/sample");
});

it("an edited sample connector follows only from this machine's own names", async () => {
  listenOn("192.168.7.5");
  expect(await refreshed("http://127.0.0.1:1/api/sample", { version: 2 })).toBe("http://192.168.7.5:4000/api/sample");
  expect(await refreshed("http://192.168.9.9:4000/api/sample", { version: 2 })).toBe("http://192.168.9.9:4000/api/sample");
});

it.each([
  ["another path", "http://127.0.0.1:1/api/sample/v2", {}],
  ["another name", "http://127.0.0.1:1/api/sample", { name: "mine" }],
])("leaves a connector with %s alone", async (_what, url, over) => {
  expect(await refreshed(url, over)).toBe(url);
});
