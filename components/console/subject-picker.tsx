"use client";

import { ChevronsUpDown } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { ConsoleSubject } from "#lib/client/console.ts";
import { CONSOLE_SUBJECTS } from "#lib/client/console-subjects.ts";
import { SubjectIcon } from "./subject-icon.tsx";
import { useOpenSubject } from "./use-open-subject.ts";

const SubjectDialog = dynamic(() => import("./subject-dialog.tsx").then((module) => module.SubjectDialog), { ssr: false });

/** Chooses any tool, endpoint or snippet by a part of its name. */
export function SubjectPicker({ subject }: { subject: ConsoleSubject | undefined }) {
  const [open, setOpen] = useState(false);
  const openSubject = useOpenSubject();
  const choose = (chosen: ConsoleSubject) => {
    setOpen(false);
    openSubject(chosen);
  };
  return (
    <>
      <Button
        type="button"
        variant="outline"
        className="min-w-0 max-w-full justify-start gap-2 font-normal max-sm:w-full"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {subject === undefined ? <span className="text-muted-foreground">Choose what to run</span> : <Chosen subject={subject} />}
        <ChevronsUpDown className="ms-auto text-muted-foreground" aria-hidden="true" />
      </Button>
      {/* Only while it is open: its title would stand in the page all the time. */}
      {open && <SubjectDialog onClose={() => setOpen(false)} onChoose={choose} />}
    </>
  );
}

function Chosen({ subject }: { subject: ConsoleSubject }) {
  return (
    <>
      <SubjectIcon kind={subject.kind} className="size-4 text-primary" />
      <span className="sr-only">{CONSOLE_SUBJECTS[subject.kind].label}</span>
      <bdi className="truncate font-medium">{subject.displayName}</bdi>
      <bdi className="truncate font-mono text-xs text-muted-foreground max-sm:hidden">{subject.name}</bdi>
    </>
  );
}
