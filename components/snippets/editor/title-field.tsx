import { cn } from "#components/ui/cn.ts";
import { TITLE_ID } from "./use-workbench.ts";

interface Props {
  value: string;
  error: string | undefined;
  /** Absent where it can be read only. */
  onChange: ((title: string) => void) | undefined;
}

/** The page's heading, which is written where it stands. */
export function TitleField({ value, error, onChange }: Props) {
  if (onChange === undefined) return <h1 className="min-w-0 truncate text-xl font-semibold tracking-tight">{value}</h1>;
  return (
    <div className="min-w-0 pe-2">
      <h1 className="sr-only">{value || "New snippet"}</h1>
      <input
        id={TITLE_ID}
        aria-label="Title"
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : `${TITLE_ID}-error`}
        value={value}
        placeholder="Title of the snippet"
        maxLength={200}
        autoComplete="off"
        dir="auto"
        onChange={(event) => onChange(event.target.value)}
        className={cn(
          "-ms-2 h-9 w-full truncate rounded-md border border-transparent bg-transparent px-2 text-xl font-semibold tracking-tight outline-none placeholder:text-muted-foreground hover:border-border focus-visible:border-ring focus-visible:ring-[3px] focus-visible:ring-ring/40",
          error !== undefined && "border-destructive",
        )}
      />
      {error !== undefined && (
        <p id={`${TITLE_ID}-error`} className="text-sm text-destructive">
          A title is needed to save it.
        </p>
      )}
    </div>
  );
}
