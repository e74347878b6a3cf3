"use client";

import { ChevronDown, Copy } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "#components/ui/dropdown-menu.tsx";
import { CODE_EXPORTS } from "#lib/client/code-export.ts";
import { CONSOLE_SUBJECTS } from "#lib/client/console-subjects.ts";
import { toast } from "#lib/client/toast.ts";
import { useOrigin } from "#lib/client/use-origin.ts";
import type { WorkbenchState } from "./use-workbench.ts";

/** The same call for a script, in its own language. */
export function CopyAs({ bench: { subject, version, entered } }: { bench: WorkbenchState }) {
  const origin = useOrigin();
  const copy = async ({ label, write }: (typeof CODE_EXPORTS)[number]) => {
    if (entered.unreadable !== undefined) return toast.error(entered.unreadable);
    const url = origin + CONSOLE_SUBJECTS[subject.kind].execute.path.replace("{id}", subject.id);
    const body = { parameters: entered.value, ...(version === undefined ? {} : { version }) };
    try {
      await navigator.clipboard.writeText(write({ url, body }));
      toast.success(`Copied as ${label}. Put an API token in the place of YOUR_API_TOKEN.`);
    } catch {
      toast.error("The browser did not allow copying.");
    }
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button type="button" variant="outline" size="sm">
          <Copy aria-hidden="true" />
          <span className="max-sm:sr-only">Copy as</span>
          <ChevronDown aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {CODE_EXPORTS.map((form) => (
          <DropdownMenuItem key={form.id} onSelect={() => void copy(form)}>
            {form.label}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
