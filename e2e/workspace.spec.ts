import { expect, expectOk, newPerson, signIn, test } from "./fixtures.ts";

test("the audit trail tells who changed what, and is narrowed by its filter", async ({ page, workspace, person, baseURL }) => {
  const headers = { origin: baseURL ?? "", "x-workspace": workspace };
  await expectOk(page.request.post("/api/tokens", { headers, data: { name: "invoice agent" } }));
  await page.goto(`/${workspace}/settings/audit`);
  const changes = page.getByRole("list", { name: "Changes, newest first" }).getByRole("listitem");
  await expect(changes.first()).toContainText(`${person.name} created the API token invoice agent`);
  await expect(changes.nth(1)).toBeVisible();

  await page.getByRole("combobox", { name: "What was changed" }).selectOption("API tokens");
  await expect(changes).toHaveCount(1);
  await expect(page).toHaveURL(/subject=token/);
  await page.getByRole("combobox", { name: "By whom" }).selectOption(person.name);
  await expect(changes).toHaveCount(1);
  await page.getByLabel("To", { exact: true }).fill("2001-01-01");
  await expect(page.getByRole("heading", { name: "No change matches" })).toBeVisible();
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await expect(changes.nth(1)).toBeVisible();
  await page.getByRole("link", { name: "invoice agent" }).click();
  await expect(page.getByRole("heading", { name: "API tokens" })).toBeVisible();
});

test("limits of code are set, checked where they are typed, and stay", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/settings/general`);
  const time = page.getByLabel("Computing time (ms)");
  await time.fill("lots");
  await page.getByRole("button", { name: "Save limits" }).click();
  await expect(time).toBeFocused();
  await expect(time).toHaveAttribute("aria-invalid", "true");
  await time.fill("500");
  await page.getByRole("button", { name: "Save limits" }).click();
  await expect(page.getByText("The limits apply from the next run on")).toBeVisible();
  await page.reload();
  await expect(time).toHaveValue("500");
  await time.fill("");
  await page.getByRole("button", { name: "Save limits" }).click();
  await expect(page.getByText("The limits apply from the next run on")).toBeVisible();
  await page.reload();
  await expect(time).toHaveValue("");
});

test("a credential is rotated, and tells that nobody uses it", async ({ page, workspace, baseURL }) => {
  const headers = { origin: baseURL ?? "", "x-workspace": workspace };
  const data = { name: "currency key", type: "api_key", data: { apiKey: "sentinel-of-rotation" } };
  await expectOk(page.request.post("/api/custom-tools/credentials", { headers, data }));
  await page.goto(`/${workspace}/settings/credentials`);
  const row = page.getByRole("list", { name: "Credentials" }).getByRole("listitem").filter({ hasText: "currency key" });
  await expect(row).toContainText("No connector uses it");
  await expect(row).toContainText("Never used");
  await row.getByRole("button", { name: "Rotate the secret of currency key" }).click();
  const dialog = page.getByRole("dialog", { name: "Rotate the secret of currency key" });
  await dialog.getByLabel("Key", { exact: true }).fill("sentinel-after-rotation");
  await dialog.getByRole("button", { name: "Store credential" }).click();
  await expect(page.getByText("currency key has a new secret")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search credentials" }).fill("nothing like it");
  await expect(page.getByRole("heading", { name: "No credential matches" })).toBeVisible();
  await expect(page.getByText(/sentinel/)).toHaveCount(0);
});

test("a person changes their own name and password, which ends their sessions elsewhere", async ({ page, browser, baseURL }) => {
  const person = newPerson();
  const origin = baseURL ?? "";
  await expectOk(page.request.post("/api/account/sign-up", { data: person }));
  await signIn(page.request, person, origin);
  const made = await expectOk(page.request.post("/api/workspaces", { data: { name: person.name }, headers: { origin } }));
  const { slug } = (made as { workspace: { slug: string } }).workspace;
  const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  await signIn(elsewhere.request, person, origin);

  await page.goto(`/${slug}/tools`);
  await page.getByRole("button", { name: `Account of ${person.name}` }).click();
  await page.getByRole("menuitem", { name: "Your account" }).click();
  await page.getByLabel("Your name").fill("Ana Maria");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByRole("button", { name: "Account of Ana Maria" })).toBeVisible();

  const change = page.getByRole("button", { name: "Change password" });
  await page.getByLabel("Present password").fill("not the password");
  await page.getByLabel("New password").fill("a quite different one");
  await change.click();
  await expect(page.getByLabel("Present password")).toHaveAccessibleDescription(/is not your present password/);
  await page.getByLabel("Present password").fill(person.password);
  await change.click();
  await expect(page.getByText(/Your password was changed/)).toBeVisible();

  await page.reload();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  expect((await elsewhere.request.get("/api/me", { headers: { "x-workspace": slug } })).status()).toBe(401);
  await elsewhere.close();
});

test.describe("a server that is away for a moment", () => {
  test.use({ allowed: /ERR_FAILED|Failed to fetch/ });

  test("is noticed when it is back, on a page that reads nothing as well", async ({ page, workspace }) => {
    await page.goto(`/${workspace}/settings/account`);
    await page.waitForLoadState("networkidle");
    await page.route("**/api/**", (route) => route.abort());
    const name = page.getByLabel("Your name");
    await name.fill("Typed meanwhile");
    await page.getByRole("button", { name: "Save name" }).click();
    const banner = page.getByText("The studio does not answer.");
    await expect(banner).toBeVisible();
    await page.unroute("**/api/**");
    await expect(banner).toBeHidden({ timeout: 15_000 });
    await expect(name).toHaveValue("Typed meanwhile");
  });
});

for (const key of ["Enter", "ArrowDown"]) {
  test(`a menu that ${key} opens is at its first item`, async ({ page, workspace }) => {
    await page.goto(`/${workspace}/settings/general`);
    const button = page.getByRole("button", { name: /Switch workspace/ });
    await button.focus();
    await page.keyboard.press(key);
    await expect(page.getByRole("menuitem").first()).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(button).toBeFocused();
  });
}
