import type { ConsoleSubject } from "#lib/client/console.ts";
import { useConsole } from "./use-console.ts";

/** Another one begins without the version, the runs and the filter of the one before. */
export function useOpenSubject(): (subject: Pick<ConsoleSubject, "kind" | "id">) => void {
  const { go } = useConsole();
  const none = { version: undefined, execution: undefined, example: undefined, compare: undefined, status: undefined, search: undefined };
  return ({ kind, id }) => go({ ...none, pane: undefined, kind, id }, "push");
}
