import { useMedia } from "#lib/client/use-media.ts";
import { useRemembered } from "#lib/client/use-remembered.ts";

/** "waiting" until the browser has said what it is. */
export type EditorMode = "waiting" | "monaco" | "plain";

const SMALL_OR_TOUCH = "(pointer: coarse), (max-width: 40rem)";

/** Phones and touch screens get a plain text area, everybody else Monaco, until a person chooses; the choice stays in this browser. */
export function useEditorMode(): { mode: EditorMode; choose: (mode: "monaco" | "plain") => void } {
  const isSmallOrTouch = useMedia(SMALL_OR_TOUCH);
  const [chosen, remember] = useRemembered("code-editor");
  if (isSmallOrTouch === undefined) return { mode: "waiting", choose: remember };
  if (chosen === "plain" || chosen === "monaco") return { mode: chosen, choose: remember };
  return { mode: isSmallOrTouch ? "plain" : "monaco", choose: remember };
}
