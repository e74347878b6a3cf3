import { expect, newPerson, test } from "./fixtures.ts";

test("a new person signs up, makes a workspace, runs the sample tool, and finds the run in its log", async ({ page }) => {
  const person = newPerson();
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.getByRole("link", { name: "Create one" }).click();

  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Create account" }).click();

  await expect(page.getByRole("heading", { name: "New workspace" })).toBeVisible();
  await page.getByLabel("Name").fill("River Team");
  await page.getByRole("button", { name: "Create workspace" }).click();

  await expect(page.getByRole("heading", { name: "Tools" })).toBeVisible();
  await page.getByRole("link", { name: "Profit calculator (sample)" }).click();

  await page.getByLabel("revenue").fill("20000");
  await page.getByLabel("cost").fill("5000");
  await page.getByRole("button", { name: "Run", exact: true }).click();

  const outcome = page.getByRole("region", { name: "Outcome" });
  await expect(outcome.getByText(/Succeeded in/)).toBeVisible();
  await expect(outcome.getByRole("region", { name: "Result", exact: true })).toContainText('"75.00%"');
  await expect(outcome.getByRole("region", { name: "Console output" })).toContainText("profit 15000");

  await page.getByRole("tab", { name: "Log" }).click();
  const rows = page.getByRole("button", { name: /Open this execution/ });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Succeeded");
  await expect(rows).toContainText(person.name);
  await rows.click();
  const sheet = page.getByRole("dialog", { name: "Execution" });
  await expect(sheet.getByRole("region", { name: "Input", exact: true })).toContainText("20000");
  await expect(sheet.getByRole("region", { name: "Output", exact: true })).toContainText('"75.00%"');
});
