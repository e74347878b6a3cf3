"use client";

import { useState } from "react";
import { Command, CommandDialog, CommandInput, CommandList } from "#components/ui/command.tsx";
import type { ConsoleSubject } from "#lib/client/console.ts";
import { FoundSubjects } from "./found-subjects.tsx";

interface Props {
  onClose: () => void;
  onChoose: (subject: ConsoleSubject) => void;
}

/** Finds any tool, endpoint or snippet while somebody types. */
export function SubjectDialog({ onClose, onChoose }: Props) {
  const [typed, setTyped] = useState("");
  return (
    <CommandDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Choose what to run"
      description="A tool, an endpoint of a connector, or a snippet"
      className="top-[15%] translate-y-0 sm:max-w-xl"
      showCloseButton={false}
    >
      <Command loop shouldFilter={false}>
        <CommandInput placeholder="Find a tool, an endpoint or a snippet" value={typed} onValueChange={setTyped} />
        <CommandList className="max-h-[min(26rem,60dvh)] p-1">
          <FoundSubjects typed={typed} onChoose={onChoose} />
        </CommandList>
      </Command>
    </CommandDialog>
  );
}
