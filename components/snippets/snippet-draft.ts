import type { z } from "zod";
import { toName } from "#lib/client/to-name.ts";
import type { CreateSnippetInput, Snippet } from "#lib/contracts/snippets.ts";

/** All of a snippet that a person writes, as it stands in the editor. */
export type SnippetDraft = Omit<Snippet, "id" | "version" | "usage" | "createdAt" | "updatedAt" | "timeoutMs" | "memoryLimitMb"> & {
  timeoutMs?: number;
  memoryLimitMb?: number;
};

export function toDraft({ id: _, version, usage, createdAt, updatedAt, ...written }: Snippet & { usedBy?: unknown }): SnippetDraft {
  const { usedBy: __, ...draft } = written as SnippetDraft & { usedBy?: unknown };
  return draft;
}

export function isSameDraft(one: SnippetDraft, other: SnippetDraft): boolean {
  return one === other || JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** A draft runs before anybody has thought of a name for it. */
export function toRunnable(draft: SnippetDraft): z.input<typeof CreateSnippetInput> {
  return { ...draft, name: draft.name || "draft", displayName: draft.displayName.trim() || "Draft" };
}

/** A name that nobody has chosen follows the title. */
export function withTitle(draft: SnippetDraft, displayName: string, isNew: boolean): SnippetDraft {
  const follows = isNew && draft.name === toName(draft.displayName);
  return { ...draft, displayName, ...(follows ? { name: toName(displayName) } : {}) };
}

function sorted(draft: SnippetDraft): [string, unknown][] {
  return Object.entries(draft)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
