import { z } from "zod";
import { Description, DisplayName, Name, TagList } from "#lib/contracts/common.ts";
import { Parameters } from "#lib/contracts/parameters.ts";

/** What a person writes of a new tool. `code` where the tool runs code that is written along with it. */
export interface NewToolDraft {
  displayName: string;
  name: string;
  description: string;
  tags: string[];
  parameters: Parameters;
  code?: string | undefined;
}

/** A draft as this tab's storage has it; names that are wrong are still what somebody has typed. */
export const KeptNewTool = z.object({
  displayName: z.string(),
  name: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  parameters: Parameters,
  code: z.string().optional(),
});

const Checked = z.object({ displayName: DisplayName, name: Name, description: Description, tags: TagList, parameters: Parameters });

/** The first problem of each field that the contract refuses. */
export function problemsOf(draft: NewToolDraft): Partial<Record<string, string>> {
  const parsed = Checked.safeParse(draft);
  const found = parsed.success ? [] : [...parsed.error.issues].reverse().map(({ path, message }) => [String(path[0]), message]);
  const problems: Partial<Record<string, string>> = Object.fromEntries(found);
  if (draft.displayName.trim() === "") problems["displayName"] = "Give it a title";
  if (draft.name === "") problems["name"] = "Give it a name that scripts and agents use";
  if (draft.code !== undefined && draft.code.trim() === "") problems["code"] = "Write some code";
  return problems;
}
