import "#lib/testing/database.ts";
import { expect, it } from "vitest";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { ROLE_PERMISSIONS } from "#lib/contracts/permissions.ts";
import { transact } from "#lib/db/transact.ts";
import { makeRows } from "#lib/testing/rows.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { createSamples } from "../sample/create-samples.ts";
import { executeTool } from "../tools/execute-tool.ts";
import { getOnboarding } from "./get-onboarding.ts";

it("ticks what was really done, and counts no sample", async () => {
  const { ctx } = await makeWorkspace();
  await transact((tx) => createSamples(tx, ctx));
  const fresh = await getOnboarding(ctx);
  // The workspace of a test has a token.
  expect(fresh).toMatchObject({ hasRun: false, hasConnector: false, hasSnippet: false, hasToken: true, hasPeople: false });

  const parameters = { revenue: 100, cost: 40 };
  await executeTool(ctx, { id: fresh.sampleToolId ?? "", ...ExecuteInput.parse({ parameters }) });
  expect(await getOnboarding(ctx)).toMatchObject({ hasRun: true, hasConnector: false, hasSnippet: false });

  await makeRows(ctx);
  expect(await getOnboarding(ctx)).toMatchObject({ hasConnector: true, hasSnippet: true, hasPeople: true });
});

it("has no step that somebody's role does not allow", async () => {
  const { ctx } = await makeWorkspace();
  await transact((tx) => createSamples(tx, ctx));
  const viewer = { ...ctx, permissions: new Set(ROLE_PERMISSIONS.viewer) };
  expect(await getOnboarding(viewer)).toEqual({
    sampleToolId: null,
    hasRun: false,
    hasConnector: null,
    hasSnippet: null,
    hasToken: null,
    hasPeople: null,
  });
});
