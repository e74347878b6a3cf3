import type { APIRequestContext, Page } from "@playwright/test";
import { expect, expectOk, test } from "./fixtures.ts";

test("usage tells what was called and leads to the calls themselves", async ({ page, workspace, baseURL }) => {
  await runSamples(page.request, workspace, baseURL ?? "", { good: 3, bad: 2 });
  await page.goto(`/${workspace}/usage`);
  const figures = page.getByLabel("In all");
  await expect(figures).toContainText(/Calls\s*5/);
  await expect(figures).toContainText(/Succeeded\s*60%/);
  await expect(figures).toContainText(/Failed\s*2/);

  const called = page.getByRole("region", { name: "Most called" });
  await expect(called.getByRole("row", { name: /Profit calculator/ })).toContainText("5");
  const layers = page.getByRole("region", { name: "Errors by layer" });
  await layers.getByRole("button", { name: "Validation" }).click();
  await expect(page).toHaveURL(/layer=validation/);
  await expect(figures).toContainText(/Calls\s*2/);
  await page.getByRole("button", { name: /Remove the filter failed: Validation/ }).click();
  await expect(figures).toContainText(/Calls\s*5/);

  const chart = page.getByRole("region", { name: "Calls", exact: true });
  await chart.getByRole("button", { name: "Show as table" }).click();
  await expect(chart.getByRole("columnheader", { name: "Failed: Validation" })).toBeVisible();
  await chart.getByRole("rowheader").getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Log", level: 1 })).toBeVisible();
  await expect(rowsOf(page)).toHaveCount(5);
});

test("a chart is looked at more closely by dragging over it, and by keyboard, and Back returns", async ({ page, workspace, baseURL }) => {
  await runSamples(page.request, workspace, baseURL ?? "", { good: 2, bad: 0 });
  await page.goto(`/${workspace}/usage?range=24h`);
  const plot = page.getByRole("region", { name: "Calls", exact: true }).getByRole("application");
  await expect(plot).toBeVisible();
  const box = await plot.boundingBox();
  if (box === null) throw new Error("the chart has no place");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.4, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, y, { steps: 8 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=.+&to=|to=.+&from=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/from=/);
  await page.getByRole("button", { name: "Zoom in" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/from=/);
  await page.getByRole("button", { name: "Last 7 days" }).click();
  await expect(page).not.toHaveURL(/from=/);
});

test("a drag that ends beside the chart counts, and a time that cannot be is refused where it is typed", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/usage?range=24h`);
  await expect(page.getByRole("heading", { name: "Nothing was called in this time" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Later" })).toBeDisabled();
  const box = await page.getByRole("region", { name: "Calls", exact: true }).getByRole("application").boundingBox();
  if (box === null) throw new Error("the chart has no place");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.5, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 40, y - box.height, { steps: 8 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=.+&to=|to=.+&from=/);
  await page.goBack();

  const from = page.getByLabel("From", { exact: true });
  await from.fill("2031-01-01T00:00");
  await from.press("Enter");
  await expect(page.getByText("The end must be after the start.")).toBeVisible();
  await expect(from).toHaveAttribute("aria-invalid", "true");
  await from.fill("2020-01-01T00:00");
  await from.press("Enter");
  await expect(page.getByText("At most 400 days can be shown at once.")).toBeVisible();
  await expect(page).not.toHaveURL(/from=/);
});

test("the log is searched, narrowed, walked by keyboard, opened and exported", async ({ page, workspace, baseURL }) => {
  await runSamples(page.request, workspace, baseURL ?? "", { good: 2, bad: 1, revenue: 987_654 });
  await page.goto(`/${workspace}/usage/log`);
  await expect(rowsOf(page)).toHaveCount(3);
  await page.getByRole("combobox", { name: "Status" }).selectOption("Failed");
  await expect(rowsOf(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Remove the filter failed" }).click();
  await expect(rowsOf(page)).toHaveCount(3);
  await page.getByRole("spinbutton", { name: "Version" }).fill("7");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "No execution matches" })).toBeVisible();
  await page.getByRole("button", { name: "Remove the filter version 7" }).click();
  await expect(rowsOf(page)).toHaveCount(3);
  await page.getByRole("searchbox", { name: /Search input/ }).fill("987654");
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(page).toHaveURL(/search=987654/);

  const buttons = rowsOf(page).getByRole("button");
  await buttons.first().focus();
  await page.keyboard.press("j");
  await expect(buttons.nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "Execution" });
  await expect(sheet.getByText("Succeeded")).toBeVisible();
  await expect(sheet.getByRole("region", { name: "Timing" })).toBeVisible();
  await expect(page).toHaveURL(/execution=/);
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);

  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: /As CSV/ }).click()]);
  const chunks = await Array.fromAsync(await download.createReadStream());
  const lines = Buffer.concat(chunks).toString().trim().split(/\r?\n/);
  expect(lines).toHaveLength(3);

  await page.getByRole("searchbox", { name: /Search input/ }).fill("nothinglikeit");
  await expect(page.getByRole("heading", { name: "No execution matches" })).toBeVisible();
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await expect(rowsOf(page)).toHaveCount(3);
});

test("a log that is followed shows what is called meanwhile", async ({ page, workspace, baseURL }) => {
  await page.goto(`/${workspace}/usage/log`);
  await expect(page.getByRole("heading", { name: "Nothing was called yet" })).toBeVisible();
  await page.getByRole("button", { name: "Follow" }).click();
  await runSamples(page.request, workspace, baseURL ?? "", { good: 1, bad: 0 });
  await expect(rowsOf(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Following" }).click();
  await expect(rowsOf(page)).toHaveCount(1);
});

function rowsOf(page: Page) {
  return page.getByRole("main").getByRole("listitem").filter({ hasText: "Open this execution" });
}

/** Runs the sample calculator, and runs it with parameters that do not fit. */
async function runSamples(
  request: APIRequestContext,
  workspace: string,
  origin: string,
  { good, bad, revenue = 100 }: { good: number; bad: number; revenue?: number },
): Promise<void> {
  const headers = { origin, "x-workspace": workspace };
  const { tools } = (await expectOk(request.get("/api/custom-tools?search=profit", { headers }))) as { tools: { id: string }[] };
  const run = (parameters: object) => request.post(`/api/custom-tools/${tools[0]?.id}/execute`, { headers, data: { parameters } });
  for (let n = 0; n < good; n++) await expectOk(run({ revenue, cost: 30 }));
  for (let n = 0; n < bad; n++) expect((await run({ revenue: "none" })).status()).toBe(422);
}
