"use client";

import { Play } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { VERSIONED } from "#lib/client/versions.ts";
import type { VersionedKind } from "#lib/contracts/describe/describe-changes.ts";
import { Comparison } from "./comparison.tsx";
import { RestoreButton } from "./restore-button.tsx";

interface Props {
  kind: VersionedKind;
  id: string;
  current: number;
  shown: number;
  against: number;
  /** Those that were loaded; the one that is compared with may be older. */
  versions: readonly number[];
  onCompare: (version: number) => void;
  onRestored: () => void;
  runHref?: string | undefined;
}

/** One version against another, and what can be done with it. */
export function VersionDetail({ kind, id, current, shown, against, versions, onCompare, onRestored, runHref }: Props) {
  const { can } = useStudio();
  const selectId = useId();
  const others = [...new Set([...versions, against])].filter((version) => version !== shown).sort((one, other) => other - one);
  return (
    <section aria-label={`Version ${shown}`} className="min-w-0 space-y-4 self-start lg:sticky lg:top-6">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="text-base font-semibold">Version {shown}</h2>
        {others.length > 0 && (
          <span className="flex items-center gap-2 text-sm text-muted-foreground">
            <label htmlFor={selectId}>compared with</label>
            <NativeSelect id={selectId} size="sm" value={against} onChange={(event) => onCompare(Number(event.target.value))}>
              {others.map((version) => (
                <NativeSelectOption key={version} value={version}>
                  version {version}
                  {version === current ? " (current)" : ""}
                </NativeSelectOption>
              ))}
            </NativeSelect>
          </span>
        )}
        <span className="ms-auto flex items-center gap-2">
          {runHref !== undefined && (
            <Button asChild variant="outline" size="sm">
              <Link href={runHref}>
                <Play aria-hidden="true" />
                Run this version
              </Link>
            </Button>
          )}
          {shown !== current && can(VERSIONED[kind].write) && (
            <RestoreButton kind={kind} id={id} version={shown} current={current} onRestored={onRestored} />
          )}
        </span>
      </header>
      {others.length === 0 ? (
        <p className="rounded-lg border border-dashed px-4 py-10 text-center text-sm text-pretty text-muted-foreground">
          There is one version yet. Every change that is saved makes the next, and none is ever rewritten.
        </p>
      ) : (
        <Comparison kind={kind} id={id} from={Math.min(against, shown)} to={Math.max(against, shown)} />
      )}
    </section>
  );
}
