import type { Page } from "@playwright/test";

/** Replaces what a code editor holds, whether it is Monaco or the plain text area. */
export async function fillCode(page: Page, label: string, code: string): Promise<void> {
  await page.getByRole("textbox", { name: label, exact: true }).focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(code);
}
