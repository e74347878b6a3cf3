import { type ReactNode, Suspense } from "react";
import { OrElse } from "./or-else.tsx";
import type { EditorMode } from "./use-editor-mode.ts";

interface Props {
  mode: EditorMode;
  /** Until the browser has said what it is, and until Monaco has come. */
  waiting: ReactNode;
  /** Where a phone or a person wants it, and where Monaco does not load. */
  plain: ReactNode;
  onFail?: () => void;
  /** What Monaco draws. */
  children: ReactNode;
}

export function MonacoOrPlain({ mode, waiting, plain, onFail, children }: Props) {
  if (mode === "waiting") return waiting;
  if (mode === "plain") return plain;
  return (
    <OrElse otherwise={plain} {...(onFail === undefined ? {} : { onFail })}>
      <Suspense fallback={waiting}>{children}</Suspense>
    </OrElse>
  );
}
