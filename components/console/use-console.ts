import { ConsoleView } from "#lib/client/console-view.ts";
import { useAddress } from "#lib/client/use-address.ts";

type Patch = { [K in keyof ConsoleView]?: string | undefined };

/** The console's address as state. */
export function useConsole(): { view: ConsoleView; go: (patch: Patch, how?: "push" | "replace") => void } {
  const { params, write } = useAddress();
  return { view: ConsoleView.parse(params), go: write };
}
