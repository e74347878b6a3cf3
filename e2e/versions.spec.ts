import { createTool } from "./create-tool.ts";
import { expect, expectOk, test } from "./fixtures.ts";

test("versions tell who changed what, are compared, run and restored", async ({ page, workspace, person, baseURL }) => {
  await page.goto(`/${workspace}/tools`);
  await page.evaluate(() => window.localStorage.setItem("code-editor", "plain"));
  const parameters = [{ name: "limit", type: "integer", max: 100 }];
  const tool = await createTool(page, workspace, { name: "counter", code: "return params.limit ?? 0;", parameters });
  const headers = { "x-workspace": workspace, origin: baseURL ?? "" };
  const put = (data: object) => expectOk(page.request.put(`/api/custom-tools/${tool.id}`, { headers, data }));
  await put({ parameters: [{ ...parameters[0], max: 10 }] });
  await put({
    parameters: [
      { ...parameters[0], max: 10 },
      { name: "unit", type: "string" },
    ],
  });

  await page.goto(`/${workspace}/tools/${tool.id}?tab=versions`);
  const line = page.getByRole("region", { name: "Versions", exact: true }).getByRole("listitem");
  await expect(line.filter({ hasText: "current" })).toContainText("unit was added, optional");
  const second = line.filter({ has: page.getByRole("button", { name: "Version 2" }) });
  await expect(second).toContainText("limit must be at most 10 instead of 100");
  await expect(second).toContainText("breaking");
  await expect(second).toContainText(`by ${person.name}`);

  await page.getByRole("button", { name: "Version 1" }).click();
  await expect(page).toHaveURL(/version=1/);
  await page.getByRole("combobox", { name: "compared with" }).selectOption("version 3 (current)");
  await expect(page).toHaveURL(/against=3/);
  const detail = page.getByRole("region", { name: "Version 1", exact: true });
  await expect(detail).toContainText("unit was added, optional");
  await expect(detail).toContainText("limit must be at most 10 instead of 100");
  await page.reload();
  await expect(detail).toContainText("unit was added, optional");

  await detail.getByRole("link", { name: "Run this version" }).click();
  await expect(page.getByText("This runs version 1.")).toBeVisible();
  await page.getByLabel("limit").fill("77");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText(/Succeeded in/)).toBeVisible();
  await page.goBack();

  await detail.getByRole("button", { name: "Restore" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText("Version 1 restored as version 4")).toBeVisible();
  await expect(line.filter({ hasText: "current" })).toContainText("Version 4");
});
