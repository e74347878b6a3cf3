import { TagList } from "#lib/contracts/common.ts";

/** Tags as a person writes them: by commas, each once. */
export function readTags(text: string): { tags: string[] } | { problem: string } {
  const written = text.split(",").map((tag) => tag.trim());
  const parsed = TagList.safeParse([...new Set(written.filter((tag) => tag !== ""))]);
  if (parsed.success) return { tags: parsed.data };
  return { problem: written.length > 20 ? "At most 20 tags" : "A tag has at most 50 characters" };
}
