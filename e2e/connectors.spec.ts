import { expect, test } from "./fixtures.ts";

/** The studio's own sample API: the one service that every machine can reach. */
function sampleApi(baseURL: string | undefined): string {
  return `http://127.0.0.1:${new URL(baseURL ?? "").port}/api/sample`;
}

test("a person describes a service with a new credential, calls an endpoint of it, and the credential cannot be taken away", async ({
  page,
  workspace,
  baseURL,
}) => {
  await page.goto(`/${workspace}/connectors`);
  await page.getByRole("link", { name: "New connector" }).click();
  await page.getByRole("button", { name: "Fill in the form" }).click();
  await page.getByLabel("Base URL").fill(sampleApi(baseURL));
  await page.getByLabel("Title", { exact: true }).fill("Currencies");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("currencies");
  await page.locator("summary").filter({ hasText: "Authentication" }).click();
  await page.getByRole("radio", { name: "Bearer token" }).check();
  await page.getByRole("button", { name: "New credential" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New credential" });
  await dialog.getByLabel("Name").fill("currency key");
  await dialog.getByLabel("Token").fill("sentinel-in-the-browser");
  await dialog.getByRole("button", { name: "Store credential" }).click();
  await expect(page.getByLabel("Credential", { exact: true })).toContainText("currency key");
  await page.getByRole("button", { name: "Create connector" }).click();

  await expect(page.getByRole("heading", { name: "Currencies" })).toBeVisible();
  await page.getByRole("button", { name: "New endpoint" }).click();
  await page.getByRole("textbox", { name: "Path", exact: true }).fill("/users/{username}");
  await page.getByRole("textbox", { name: "Value of username" }).fill("octocat");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("region", { name: "Body", exact: true })).toContainText("octocat");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page).toHaveURL(/endpoint=[0-9a-f-]{36}/);

  await page.goto(`/${workspace}/settings/credentials`);
  await page.getByRole("button", { name: "Delete currency key" }).click();
  const inUse = page.getByRole("alertdialog", { name: "currency key is in use" });
  await expect(inUse).toContainText("Currencies");
  await inUse.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText("sentinel-in-the-browser")).toHaveCount(0);
});

test("an answer of bytes can be downloaded from its result", async ({ page, workspace, baseURL }) => {
  const headers = { origin: baseURL ?? "", "x-workspace": workspace };
  const path = "/api/custom-tools/connectors";
  const named = { name: "pictures", displayName: "Pictures" };
  const endpoint = { ...named, method: "GET", path: "/users/octocat", answerType: "binary" };
  const data = { connector: { ...named, baseUrl: sampleApi(baseURL) }, endpoints: [endpoint] };
  const made = await page.request.post(`${path}/import`, { headers, data });
  expect(made.ok(), await made.text()).toBe(true);
  const { connector, endpoints } = (await made.json()) as { connector: { id: string }; endpoints: { id: string }[] };
  await page.goto(`/${workspace}/connectors/${connector.id}?endpoint=${endpoints[0]?.id}`);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Download \(\d+ B, application\/json\)$/ }).click();
  const download = await downloading;
  expect(await download.failure()).toBeNull();
  const chunks = await (await download.createReadStream()).toArray();
  expect(Buffer.concat(chunks).toString()).toContain("octocat");
});

test("an uploaded GraphQL schema lists its operations, and those that are chosen become endpoints", async ({
  page,
  workspace,
  baseURL,
}) => {
  await page.goto(`/${workspace}/connectors/new?form=1`);
  await page.getByRole("radio", { name: "GraphQL" }).check();
  await page.getByLabel("Base URL").fill(sampleApi(baseURL));
  await page.getByLabel("Title", { exact: true }).fill("Library");
  await page.getByRole("button", { name: "Create connector" }).click();

  await page.getByRole("tab", { name: "Service" }).click();
  await expect(page.getByText("was not read yet")).toBeVisible();
  const sdl =
    'type Query {\n  "One book"\n  book(id: ID!): Book\n  books(first: Int = 10): [Book!]!\n}\ntype Book { id: ID!, title: String }';
  await page.getByLabel("Upload GraphQL SDL").setInputFiles({ name: "schema.graphql", mimeType: "text/plain", buffer: Buffer.from(sdl) });
  await page.getByRole("checkbox", { name: /book$/ }).check();
  await page.getByRole("button", { name: "Make an endpoint" }).click();
  await expect(page.getByText("1 of 1 operations became endpoints")).toBeVisible();

  await page.getByRole("tab", { name: /^Endpoints/ }).click();
  await expect(page.getByRole("navigation", { name: "Endpoints" }).getByRole("link", { name: /book/ })).toBeVisible();
});

test("saving the form of a connector unchanged keeps all that it does not show", async ({ page, workspace, baseURL }) => {
  const headers = { origin: baseURL ?? "", "x-workspace": workspace };
  const send = async (method: "POST" | "GET", path: string, data?: object): Promise<Record<string, Record<string, unknown>>> => {
    const answer = await page.request.fetch(`/api/custom-tools/${path}`, { method, headers, ...(data === undefined ? {} : { data }) });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  const credential = async (type: string, data: object) =>
    (await send("POST", "credentials", { name: type, type, data }))["credential"]?.["id"];
  const key = await credential("api_key", { apiKey: "k" });
  const basic = await credential("basic", { username: "u", password: "p" });
  const secrets = await credential("secrets", { values: { a: "b" } });
  const client = await credential("oauth2", { clientId: "c" });
  const limits = {
    retry: { maxRetries: 1, baseDelayMs: 10 },
    timeouts: { connectMs: 100, firstByteMs: null },
    rateLimit: { requests: 5, perSeconds: 2, burst: null, concurrency: 3 },
    circuitBreaker: { failures: 2, cooldownMs: 500 },
    hosts: { allow: ["a.example.com", "b.example.com"], deny: ["c.example.com"] },
    defaultHeaders: { "X-One": "1", "X-Two": "a: b" },
    description: "Two\nlines",
  };
  const oauth2 = { grant: "authorization_code", issuer: "https://id.example.com", resource: "https://api.example.com/", perUser: true };
  const variants = [
    { ...limits, authType: "api_key", authConfig: { in: "query", name: "token" }, credentialId: key },
    { authType: "custom_headers", authConfig: { headers: { "X-Key": "{{a}}:1" } }, credentialId: secrets },
    { authType: "oauth2", authConfig: { oauth2: { ...oauth2, authorizationParams: { access_type: "offline" } } }, credentialId: client },
    { apiType: "soap", authType: "basic", authConfig: { wsSecurity: { usernameToken: "digest", timestamp: false } }, credentialId: basic },
    { apiType: "custom", adapter: { request: "(p) => p", response: "(a) => a" }, credentialId: secrets },
  ];
  for (const [index, variant] of variants.entries()) {
    const input = { name: `kept_${index}`, displayName: `Kept ${index}`, baseUrl: "https://api.example.com/v1", ...variant };
    const { version: _, updatedAt: __, ...before } = (await send("POST", "connectors", input))["connector"] ?? {};
    await page.goto(`/${workspace}/connectors/${before["id"]}?tab=settings`);
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByText("The connector was changed")).toBeVisible();
    const { connector: after } = await send("GET", `connectors/${before["id"]}`);
    expect(after, input.name).toMatchObject(before);
    expect(after?.["version"]).toBe(2);
  }
});
