import { expect, newPerson, test } from "./fixtures.ts";

test("a token is shown once, works, and is refused once it is revoked", async ({ page, workspace, request }) => {
  await page.goto(`/${workspace}/settings/tokens`);
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByLabel("Name").fill("invoice agent");
  await page.getByRole("radio", { name: /Read only/ }).check();
  await page.getByRole("button", { name: "Create token" }).click();
  const secret = (await page.getByRole("region", { name: "Token", exact: true }).textContent()) ?? "";
  expect(secret.length).toBeGreaterThan(20);
  await page.getByRole("button", { name: "Done" }).click();

  const headers = { authorization: `Bearer ${secret}` };
  expect((await request.get("/api/custom-tools", { headers })).status()).toBe(200);
  expect((await request.post("/api/tokens", { headers, data: { name: "more" } })).status()).toBe(403);

  await page.reload();
  const row = page.getByRole("list", { name: "API tokens" }).getByRole("listitem").filter({ hasText: "invoice agent" });
  await expect(row).toContainText("Last used");
  await expect(page.getByText(secret)).toHaveCount(0);
  await row.getByRole("button", { name: "Revoke invoice agent" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(row).toContainText("Revoked");
  await expect.poll(async () => (await request.get("/api/custom-tools", { headers })).status()).toBe(401);
});

test("an invitation link brings a new person in with its role, which can be changed and taken away", async ({
  page,
  workspace,
  browser,
}) => {
  await page.goto(`/${workspace}/settings/members`);
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("dialog").getByLabel("Role").selectOption("Viewer");
  await page.getByRole("button", { name: "Create link" }).click();
  const link = (await page.getByRole("region", { name: "Invitation link" }).textContent()) ?? "";
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("list", { name: "Open invitations" })).toContainText("Viewer");

  const guest = newPerson();
  const guestPage = await (await browser.newContext()).newPage();
  await guestPage.goto(new URL(link).pathname + new URL(link).search);
  await guestPage.getByLabel("Name").fill(guest.name);
  await guestPage.getByLabel("Email").fill(guest.email);
  await guestPage.getByLabel("Password").fill(guest.password);
  await guestPage.getByRole("button", { name: "Create account" }).click();
  await guestPage.getByRole("link", { name: "Profit calculator (sample)" }).click();
  await expect(guestPage.getByText("Your role may not run tools.")).toBeVisible();

  await page.reload();
  const row = page.getByRole("list", { name: "Members" }).getByRole("listitem").filter({ hasText: guest.email });
  await row.getByRole("combobox", { name: `Role of ${guest.name}` }).selectOption("Runner");
  await expect(page.getByText(`${guest.name} is now runner`)).toBeVisible();
  await guestPage.reload();
  await expect(guestPage.getByRole("button", { name: "Run", exact: true })).toBeVisible();

  await row.getByRole("button", { name: `Remove ${guest.name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  // The open dialog hides the list from roles, so the row alone would seem gone too early.
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(page.getByRole("list", { name: "Members" })).toBeVisible();
  await expect(row).toHaveCount(0);
  await guestPage.reload();
  await expect(guestPage.getByRole("heading", { name: "Not found" })).toBeVisible();
  await guestPage.context().close();
});

test("a revoked invitation leads nowhere", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/settings/members`);
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("button", { name: "Create link" }).click();
  const link = new URL((await page.getByRole("region", { name: "Invitation link" }).textContent()) ?? "");
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Revoke the invitation of Anyone with the link" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("Nobody is invited at the moment.")).toBeVisible();
  await page.goto(link.pathname + link.search);
  await expect(page.getByRole("heading", { name: "This invitation is over" })).toBeVisible();
});

test("a workspace that is renamed shows its new name at once", async ({ page, workspace }) => {
  await page.goto(`/${workspace}/settings/general`);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Harbour");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("button", { name: /^Workspace Harbour / })).toBeVisible();
});
