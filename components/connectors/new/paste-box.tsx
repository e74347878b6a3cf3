import { ClipboardPaste, Loader2 } from "lucide-react";
import { useEffect, useEffectEvent, useId, useRef } from "react";
import { Label } from "#components/ui/label.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

interface Props {
  text: string;
  onText: (text: string) => void;
  isReading: boolean;
  /** What was read, in a word: "cURL line". */
  kind: string | undefined;
  problem: string | undefined;
  isLarge: boolean;
}

/** Where everything begins: whatever somebody has of a service goes in here. */
export function PasteBox({ text, onText, isReading, kind, problem, isLarge }: Props) {
  const id = useId();
  const ref = useRef<HTMLTextAreaElement>(null);
  // What somebody pasted before the page's script ran is in the element only.
  const takeUp = useEffectEvent(() => {
    if (text === "" && ref.current !== null && ref.current.value !== "") onText(ref.current.value);
  });
  useEffect(() => takeUp(), []);
  return (
    <div className="space-y-2">
      <div className="flex items-baseline justify-between gap-3">
        <Label htmlFor={id}>Address or cURL line</Label>
        <span role="status" className="flex items-center gap-1.5 text-xs text-muted-foreground">
          {isReading && <Loader2 className="size-3.5 animate-spin" aria-hidden="true" />}
          {isReading ? "Reading …" : kind !== undefined ? `Understood: ${kind}` : ""}
        </span>
      </div>
      <div className="relative">
        <Textarea
          id={id}
          ref={ref}
          value={text}
          onChange={(event) => onText(event.target.value)}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          aria-invalid={problem === undefined ? undefined : true}
          aria-describedby={`${id}-hint`}
          placeholder={
            "https://api.example.com/v1/users/42\n\nor\n\ncurl https://api.example.com/v1/users \\\n  -H 'Authorization: Bearer …' \\\n  -d '{\"name\":\"Ana\"}'"
          }
          className={`max-h-96 overflow-y-auto bg-card font-mono text-sm/6 break-all md:text-sm/6 ${isLarge ? "min-h-72 p-4 xl:min-h-96" : "min-h-32"}`}
        />
      </div>
      <p id={`${id}-hint`} className={problem === undefined ? "flex gap-1.5 text-xs text-muted-foreground" : "text-sm text-destructive"}>
        {problem === undefined ? (
          <>
            <ClipboardPaste className="size-3.5 shrink-0" aria-hidden="true" />
            Read as you type. Secrets become a sealed credential, never a header.
          </>
        ) : (
          `${problem}.`
        )}
      </p>
    </div>
  );
}
