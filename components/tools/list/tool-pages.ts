import type { Tool } from "#lib/contracts/tools.ts";

/** What is loaded of a list of tools. */
export interface ToolPages {
  tools: readonly Tool[];
  total: number;
  hasMore: boolean;
  isLoadingMore: boolean;
  moreFailed: boolean;
  /** Reads the next page; tells what is loaded then. */
  more: () => Promise<{ tools: readonly Tool[]; hasMore: boolean }>;
}
