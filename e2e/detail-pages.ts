import type { Page } from "@playwright/test";

interface Found {
  tools?: { id: string }[];
  connectors?: { id: string }[];
  endpoints?: { id: string }[];
  snippets?: { id: string }[];
}

/** The pages of the first things that a new workspace has, with each of their tabs. */
export async function detailPages(page: Page, workspace: string): Promise<string[]> {
  const headers = { "x-workspace": workspace };
  const list = async (path: string) => (await (await page.request.get(`/api/custom-tools${path}`, { headers })).json()) as Found;
  const tool = (await list("?limit=1")).tools?.[0]?.id;
  const connector = (await list("/connectors?limit=1")).connectors?.[0]?.id;
  const snippet = (await list("/code-snippets?limit=1")).snippets?.[0]?.id;
  const endpoint = connector === undefined ? undefined : (await list(`/connectors/${connector}/endpoints?limit=1`)).endpoints?.[0]?.id;
  return [
    ...(tool === undefined ? [] : ["run", "definition", "code", "versions", "usage", "access"].map((tab) => `tools/${tool}?tab=${tab}`)),
    ...(connector === undefined ? [] : [`connectors/${connector}`, `connectors/${connector}?tab=settings`]),
    ...(endpoint === undefined ? [] : [`connectors/${connector}?endpoint=${endpoint}`]),
    ...(snippet === undefined ? [] : ["run", "parameters", "settings", "versions"].map((panel) => `snippets/${snippet}?panel=${panel}`)),
  ];
}
