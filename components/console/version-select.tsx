"use client";

import { useQuery } from "@tanstack/react-query";
import { useStudio } from "#components/shell/studio-context.tsx";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { consoleQueries } from "#lib/client/console.ts";
import type { WorkbenchState } from "./use-workbench.ts";

/** The version that runs: the current one unless another is chosen. */
export function VersionSelect({ bench: { subject, version, go } }: { bench: WorkbenchState }) {
  const { workspace } = useStudio();
  const query = useQuery(consoleQueries.versions(workspace.slug, subject.kind, subject.id));
  const listed = (query.data?.versions ?? []).map(({ version: number }) => number);
  const all = [...new Set([subject.version, ...listed, ...(version === undefined ? [] : [version])])].toSorted((a, b) => b - a);
  return (
    <NativeSelect
      size="sm"
      aria-label="Version to run"
      value={String(version ?? subject.version)}
      onChange={({ target }) => go({ version: Number(target.value) === subject.version ? undefined : target.value }, "push")}
    >
      {all.map((number) => (
        <NativeSelectOption key={number} value={String(number)}>
          v{number}
          {number === subject.version ? " · current" : ""}
        </NativeSelectOption>
      ))}
    </NativeSelect>
  );
}
