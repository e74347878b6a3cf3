import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

interface Made {
  connector: string;
  endpoint: string;
}

/** A connector of the studio's own sample API with one endpoint: the one service that every machine can reach. */
async function makeConnector(page: Page, workspace: string, baseURL: string | undefined, endpoint: object = {}): Promise<Made> {
  const origin = baseURL ?? "";
  const headers = { origin, "x-workspace": workspace };
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/custom-tools/connectors${path}`, { headers, data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as Record<string, { id: string }>;
  };
  const base = `http://127.0.0.1:${new URL(origin).port}/api/sample`;
  const { connector } = await post("", { name: "sample", displayName: "Sample", baseUrl: base });
  const id = connector?.id ?? "";
  const pathParams = [{ name: "username", type: "string", required: true }];
  const read = { name: "get_user", displayName: "Get a user", method: "GET", path: "/users/{username}", pathParams, ...endpoint };
  const made = await post(`/${id}/endpoints`, read);
  return { connector: id, endpoint: made["endpoint"]?.id ?? "" };
}

const rowsOf = (page: Page, place: string) => page.getByRole("region", { name: place }).getByRole("textbox", { name: /^Name in/ });
const valuesOf = (page: Page, place: string) =>
  rowsOf(page, place).evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

test("a new endpoint is tried before it is saved, and its answer becomes fields to keep and a schema", async ({
  page,
  workspace,
  baseURL,
}) => {
  const { connector } = await makeConnector(page, workspace, baseURL);
  await page.goto(`/${workspace}/connectors/${connector}?endpoint=new`);
  const path = page.getByRole("textbox", { name: "Path", exact: true });
  await path.fill("/users/{username}");
  await expect(page.getByText("“Get a user” calls GET /users/{username} already")).toBeVisible();
  await page.getByRole("combobox", { name: "Method" }).selectOption("HEAD");
  await expect(page.getByText("calls GET")).toHaveCount(0);
  await page.getByRole("combobox", { name: "Method" }).selectOption("GET");
  await page.getByRole("textbox", { name: "Value of username" }).fill("octocat");
  await page.keyboard.press("ControlOrMeta+Enter");
  const sent = page.getByRole("region", { name: "Sent" });
  await expect(sent.getByText("Succeeded")).toBeVisible();
  await expect(sent.getByText("200")).toBeVisible();
  await expect(page.getByRole("region", { name: "Body", exact: true })).toContainText("octocat");
  await expect(page.getByRole("region", { name: "Timing" })).toBeVisible();

  await sent.getByRole("tab", { name: "Request as sent" }).click();
  await expect(page.getByRole("region", { name: "As cURL" })).toContainText("curl -X GET 'http://127.0.0.1");

  await page.getByRole("tab", { name: "Response" }).click();
  await page.getByRole("checkbox", { name: "Keep company" }).click();
  await expect(page.getByRole("checkbox", { name: "Keep company" })).not.toBeChecked();
  await expect(page.getByLabel("Expression (JMESPath)")).not.toHaveValue(/company/);
  await page.getByRole("button", { name: "Make it from the sample" }).click();
  await page.getByRole("textbox", { name: "Title", exact: true }).fill("Who it is");
  await path.fill("/users/{username}?");
  await expect(page.getByText("a path starts with /")).toBeVisible();
  await path.fill("/users/{username}");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page).toHaveURL(/endpoint=[0-9a-f-]{36}/);
  await expect(page.getByRole("button", { name: "Version 1" })).toBeDisabled();

  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("region", { name: "Body", exact: true })).not.toContainText("company");
  await sent.getByRole("tab", { name: "History" }).click();
  await expect(sent.getByRole("listitem").first()).toContainText("draft");
});

test("parameters are moved between places by mouse, keyboard and menu, and come back when the path names them again", async ({
  page,
  workspace,
  baseURL,
}) => {
  const queryParams = [
    { name: "page", type: "integer" },
    { name: "tags", type: "array", items: { type: "string" } },
  ];
  const { connector, endpoint } = await makeConnector(page, workspace, baseURL, {
    queryParams,
    headerParams: [{ name: "X-Trace", type: "string" }],
  });
  // All places are in sight, so that nothing scrolls under a hand that stays still.
  await page.setViewportSize({ width: 1440, height: 1600 });
  await page.goto(`/${workspace}/connectors/${connector}?endpoint=${endpoint}`);
  const path = page.getByRole("textbox", { name: "Path", exact: true });
  await page.getByRole("textbox", { name: "Value of page" }).fill("7");

  await page.getByRole("button", { name: "Move page" }).hover();
  await page.mouse.down();
  const trace = page.getByRole("button", { name: "Move X-Trace" });
  let nudges = 0;
  // The hand follows the row that it aims at: lists are drawn anew and the page scrolls while something is dragged.
  const nudge = async () => {
    const { x, y, height } = (await trace.boundingBox()) ?? { x: 0, y: 0, height: 0 };
    await page.mouse.move(x + 10, y + height / 2 + (nudges++ % 2), { steps: 5 });
  };
  await expect.poll(() => nudge().then(() => valuesOf(page, "Headers parameters"))).toContain("page");
  await page.mouse.up();
  await expect.poll(() => valuesOf(page, "Query parameters")).toEqual(["tags"]);
  await expect(page.getByRole("textbox", { name: "Value of page" })).toHaveValue("7");

  const tags = page.getByRole("button", { name: "Move tags" });
  // A row is picked up once the row before has come to rest.
  await expect(async () => {
    await tags.press("Space");
    await expect(tags).toHaveAttribute("aria-pressed", "true", { timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("ArrowUp");
  await expect(path).toHaveValue("/users/{username}");
  await expect.poll(() => valuesOf(page, "Path parameters")).toContain("tags");
  await page.keyboard.press("Space");
  await expect(path).toHaveValue("/users/{username}/{tags}");

  await page.getByRole("button", { name: "Actions for X-Trace" }).click();
  await page.getByRole("menuitem", { name: "Move to query" }).click();
  await expect.poll(() => valuesOf(page, "Query parameters")).toEqual(["X-Trace"]);

  await path.fill("/users");
  await page.getByRole("button", { name: "Put username back into the path" }).click();
  await expect(path).toHaveValue("/users/{username}");
  await page.getByRole("button", { name: "Query as text" }).click();
  await page.getByLabel("Query as lines").fill("X-Trace: abc\nlimit*: 5");
  await page.getByRole("button", { name: "Query as text" }).click();
  await expect.poll(() => valuesOf(page, "Query parameters")).toEqual(["X-Trace", "limit"]);
  await expect(page.getByRole("textbox", { name: "Value of limit" })).toHaveValue("5");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByRole("button", { name: "Version 2" })).toBeDisabled();
});

test("what is not saved survives a reload, and a newer version of somebody else is not overwritten", async ({
  page,
  workspace,
  baseURL,
}) => {
  const { connector, endpoint } = await makeConnector(page, workspace, baseURL);
  await page.goto(`/${workspace}/connectors/${connector}?endpoint=${endpoint}`);
  const title = page.getByRole("textbox", { name: "Title", exact: true });
  await title.fill("Typed by me");
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByText("What you had not saved is here again.")).toBeVisible();
  await expect(title).toHaveValue("Typed by me");

  const headers = { origin: baseURL ?? "", "x-workspace": workspace };
  const answer = await page.request.put(`/api/custom-tools/connectors/endpoints/${endpoint}`, {
    headers,
    data: { displayName: "Saved by another", version: 1 },
  });
  expect(answer.ok()).toBe(true);
  await page.getByRole("button", { name: /^Save as version 2/ }).click();
  await expect(page.getByRole("alert").filter({ hasText: /version|changed/i })).toBeVisible();
  await expect(title).toHaveValue("Typed by me");
});

test("an endpoint is duplicated, and one that is deleted gives way to another without an error", async ({ page, workspace, baseURL }) => {
  const { connector, endpoint } = await makeConnector(page, workspace, baseURL);
  await page.goto(`/${workspace}/connectors/${connector}?endpoint=${endpoint}`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(page.getByRole("textbox", { name: "Title", exact: true })).toHaveValue("Get a user (copy)");
  await page.getByRole("textbox", { name: "Path", exact: true }).fill("/users/{username}/copy");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByRole("button", { name: "Version 1" })).toBeDisabled();
  const list = page.getByRole("navigation", { name: "Endpoints" });
  await expect(list.getByRole("link")).toHaveCount(2);
  // Nothing was changed since, so there is nothing to save.
  await page.keyboard.press("ControlOrMeta+s");

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Get a user (copy) was deleted")).toBeVisible();
  await expect(list.getByRole("link")).toHaveCount(1);
  await expect(page.getByRole("textbox", { name: "Title", exact: true })).toHaveValue("Get a user");
  await expect(page.getByRole("button", { name: "Version 1" })).toBeDisabled();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("an endpoint is chosen from a sheet, sent, and fits the screen", async ({ page, workspace, baseURL }) => {
    const { connector } = await makeConnector(page, workspace, baseURL);
    await page.goto(`/${workspace}/connectors/${connector}?endpoint=new`);
    await page.getByRole("button", { name: /Choose another endpoint/ }).click();
    await page
      .getByRole("dialog")
      .getByRole("link", { name: /Get a user/ })
      .click();
    await page.getByRole("textbox", { name: "Value of username" }).fill("octocat");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByRole("region", { name: "Sent" }).getByText("Succeeded")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });

  test("a parameter is dragged to another place by touch", async ({ page, workspace, baseURL }) => {
    const { connector, endpoint } = await makeConnector(page, workspace, baseURL, {
      queryParams: [
        { name: "page", type: "integer" },
        { name: "tags", type: "array" },
      ],
      headerParams: [{ name: "X-Trace", type: "string" }],
    });
    await page.goto(`/${workspace}/connectors/${connector}?endpoint=${endpoint}`);
    const handle = page.getByRole("button", { name: "Move tags" });
    const trace = page.getByRole("button", { name: "Move X-Trace" });
    await trace.evaluate((row) => row.scrollIntoView({ block: "center" }));
    const middleOf = async (row: typeof handle) => {
      const { x, y, width, height } = (await row.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      return { x: x + width / 2, y: y + height / 2 };
    };
    const client = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: { x: number; y: number }[]) =>
      client.send("Input.dispatchTouchEvent", { type, touchPoints });
    let finger = await middleOf(handle);
    await touch("touchStart", [finger]);
    // A finger goes step by step.
    const follow = async () => {
      const { y } = await middleOf(trace);
      finger = { x: finger.x, y: finger.y + Math.max(-12, Math.min(12, y - finger.y)) };
      await touch("touchMove", [finger]);
      return valuesOf(page, "Headers parameters");
    };
    await expect.poll(follow, { intervals: [50] }).toContain("tags");
    await touch("touchEnd", []);
    await expect.poll(() => valuesOf(page, "Query parameters")).toEqual(["page"]);
    await expect.poll(() => valuesOf(page, "Headers parameters")).toContain("tags");
  });
});
