"use client";

import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { CommandEmpty, CommandGroup, CommandItem } from "#components/ui/command.tsx";
import { type ConsoleSubject, consoleQueries } from "#lib/client/console.ts";
import { CONSOLE_KINDS, CONSOLE_SUBJECTS } from "#lib/client/console-subjects.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { SubjectIcon } from "./subject-icon.tsx";

/** What the server finds of each kind that this person may see. */
export function FoundSubjects({ typed, onChoose }: { typed: string; onChoose: (subject: ConsoleSubject) => void }) {
  const { workspace, can } = useStudio();
  const search = useDeferredValue(typed.trim());
  const kinds = CONSOLE_KINDS.filter((kind) => can(CONSOLE_SUBJECTS[kind].read));
  const found = useQueries({
    queries: kinds.map((kind) => ({ ...consoleQueries.find(workspace.slug, kind, search), placeholderData: keepPreviousData })),
  });
  const failed = found.find(({ isError }) => isError);
  if (found.some(({ isPending }) => isPending)) {
    return (
      <p role="status" className="py-6 text-center text-sm text-muted-foreground">
        Looking…
      </p>
    );
  }
  return (
    <>
      {failed !== undefined && (
        <p role="alert" className="px-3 py-2 text-sm text-destructive">
          {toProblem(failed.error).detail}
        </p>
      )}
      <CommandEmpty>Nothing is called so.</CommandEmpty>
      {kinds.map((kind, index) => {
        const subjects = found[index]?.data ?? [];
        if (subjects.length === 0) return null;
        return (
          <CommandGroup key={kind} heading={CONSOLE_SUBJECTS[kind].plural}>
            {subjects.map((subject) => (
              <CommandItem key={subject.id} value={`${kind} ${subject.id}`} onSelect={() => onChoose(subject)}>
                <SubjectIcon kind={kind} />
                <bdi className="truncate">{subject.displayName}</bdi>
                <bdi className="ms-auto truncate font-mono text-xs text-muted-foreground">{subject.name}</bdi>
              </CommandItem>
            ))}
          </CommandGroup>
        );
      })}
    </>
  );
}
