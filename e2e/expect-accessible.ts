import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** axe finds nothing against the page as it stands, by WCAG 2.2 AA and its own best practices. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${where}: ${id} (${help})\n${html}\n${failureSummary ?? ""}`),
  );
  expect.soft(found).toEqual([]);
}
