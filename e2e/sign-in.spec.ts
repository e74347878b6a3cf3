import { expect, test } from "./fixtures.ts";

test("a wrong password is refused in words, and the right one leads back to the page that was wanted", async ({
  page,
  person,
  workspace,
}) => {
  await page.context().clearCookies();
  await page.goto(`/${workspace}/settings/tokens`);
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);

  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "do not belong together" })).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);

  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(new RegExp(`/${workspace}/`));
});

test("what is missing is said beside its field before anything is sent", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription("enter your email address");
  await expect(page.getByLabel("Email")).toBeFocused();
  await page.getByLabel("Email").fill("ana@example.com");
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription("");
});

test("an address of another site is never where sign-in leads", async ({ page, person, workspace }) => {
  await page.context().clearCookies();
  await page.goto("/sign-in?callbackUrl=https://example.org/steal");
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`/${workspace}/tools`);
});

test("signing out ends the session", async ({ page, person, workspace }) => {
  await page.goto(`/${workspace}/tools`);
  await page.getByRole("button", { name: `Account of ${person.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.goto(`/${workspace}/tools`);
  await expect(page).toHaveURL(/\/sign-in/);
});
