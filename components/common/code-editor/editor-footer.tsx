import { AlignLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { CODE_LANGUAGES, type CodeLanguage } from "./code-language.ts";
import type { EditorMode } from "./use-editor-mode.ts";

interface Props {
  language: CodeLanguage;
  mode: EditorMode;
  hintId: string;
  onFormat: (() => void) | undefined;
  onChoose?: (mode: "monaco" | "plain") => void;
  children: ReactNode;
}

/** The line below the code: its language, how to leave it by keyboard, and the choice of editor. */
export function EditorFooter({ language, mode, hintId, onFormat, onChoose, children }: Props) {
  const other = mode === "plain" ? "monaco" : "plain";
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 border-t bg-muted/40 py-0.5 ps-3 pe-1 text-xs text-muted-foreground">
      <span className="font-medium">{CODE_LANGUAGES[language].label}</span>
      {children}
      <span className="grow" />
      {mode === "monaco" && (
        <span id={hintId} className="hidden md:inline">
          {leaveKeys()} lets Tab leave the editor
          {onChoose !== undefined && <span className="sr-only">, and a button after it shows a plain text area instead</span>}
        </span>
      )}
      {onFormat !== undefined && (
        <Button type="button" variant="ghost" size="xs" onClick={onFormat}>
          <AlignLeft aria-hidden="true" />
          Format
        </Button>
      )}
      {onChoose !== undefined && mode !== "waiting" && (
        <Button type="button" variant="ghost" size="xs" onClick={() => onChoose(other)}>
          {other === "plain" ? "Plain text area" : "Code editor"}
        </Button>
      )}
    </div>
  );
}

/** Monaco's own shortcut; only shown once Monaco is there, so never on the server. */
function leaveKeys(): string {
  return /Mac/.test(navigator.platform) ? "Ctrl+Shift+M" : "Ctrl+M";
}
