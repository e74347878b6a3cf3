import { TriangleAlert } from "lucide-react";
import type { DefinitionChange } from "#lib/contracts/versions.ts";
import { ChangeText } from "./change-text.tsx";

interface Props {
  changes: readonly DefinitionChange[];
  /** How many are shown before the rest is only counted. */
  most?: number;
  empty: string;
}

/** What changed, in words; what may break a call is marked. */
export function ChangeList({ changes, most = Number.POSITIVE_INFINITY, empty }: Props) {
  if (changes.length === 0) return <p className="text-sm text-muted-foreground">{empty}</p>;
  const shown = changes.slice(0, most);
  return (
    <ul className="space-y-1 text-sm">
      {shown.map(({ path, text, breaking }) => (
        <li key={`${path} ${text}`} className="flex min-w-0 gap-2">
          {breaking ? (
            <TriangleAlert className="mt-1 size-3.5 shrink-0 text-warning" aria-label="May break calls:" />
          ) : (
            <span className="mt-2 mx-1 size-1.5 shrink-0 rounded-full bg-input" aria-hidden="true" />
          )}
          <span className="min-w-0 break-words">
            <ChangeText text={text} />
          </span>
        </li>
      ))}
      {changes.length > shown.length && <li className="ps-5.5 text-muted-foreground">and {changes.length - shown.length} more</li>}
    </ul>
  );
}
