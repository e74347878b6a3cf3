"use client";

import { Save, Wrench } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useId } from "react";
import { Kbd } from "#components/common/kbd.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { suggestedName } from "./draft/completed.ts";
import { useEditor, useProblem } from "./editor/editor-context.tsx";
import type { useSaveEndpoint } from "./editor/use-save-endpoint.ts";
import { EndpointMenu } from "./endpoint-menu.tsx";
import { endpointSummary } from "./endpoint-summary.ts";

/** Title and name, both written in place, and what can be done with the whole. */
export function EditorHeader({ saving, children }: { saving: ReturnType<typeof useSaveEndpoint>; children?: ReactNode }) {
  const { workspace, can } = useStudio();
  const { endpoint, isDirty, mayWrite } = useEditor();
  const label = endpoint === null ? "Save" : isDirty ? `Save as version ${endpoint.version + 1}` : `Version ${endpoint.version}`;
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <Names />
      <div className="flex flex-wrap items-center gap-2">
        {endpoint !== null && can("tool:write") && (
          <Button asChild variant="outline" size="sm">
            <Link href={`/${workspace.slug}/tools/new?endpoint=${endpoint.id}`}>
              <Wrench aria-hidden="true" />
              Make a tool
            </Link>
          </Button>
        )}
        {mayWrite && (
          <SubmitButton
            type="button"
            size="sm"
            pending={saving.isPending}
            disabled={!isDirty && endpoint !== null}
            variant={isDirty || endpoint === null ? "default" : "outline"}
            onClick={saving.save}
          >
            {!saving.isPending && <Save aria-hidden="true" />}
            {label}
            {(isDirty || endpoint === null) && (
              <span className="pointer-coarse:hidden">
                <Kbd keys="mod+s" />
              </span>
            )}
          </SubmitButton>
        )}
        {children}
        {endpoint !== null && mayWrite && <EndpointMenu endpoint={endpoint} />}
      </div>
    </header>
  );
}

const BARE =
  "w-full min-w-0 truncate rounded-sm border-b border-transparent bg-transparent outline-none placeholder:text-muted-foreground/80 hover:border-input focus-visible:border-ring aria-invalid:border-destructive";

function Names() {
  const { draft, define, mayWrite } = useEditor();
  const { definition } = draft;
  const id = useId();
  const nameProblem = useProblem("name");
  const titleProblem = useProblem("displayName");
  const problem = titleProblem ?? nameProblem;
  return (
    <div className="min-w-0 flex-1 basis-64">
      <input
        aria-label="Title"
        aria-invalid={titleProblem === undefined ? undefined : true}
        className={cn(BARE, "text-lg leading-7 font-semibold tracking-tight")}
        placeholder={endpointSummary(definition)}
        maxLength={200}
        readOnly={!mayWrite}
        value={definition.displayName}
        onChange={(event) => define({ displayName: event.target.value })}
      />
      <input
        aria-label="Name"
        aria-invalid={nameProblem === undefined ? undefined : true}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        className={cn(BARE, "font-mono text-xs leading-5 text-muted-foreground")}
        placeholder={suggestedName(definition)}
        maxLength={64}
        spellCheck={false}
        autoComplete="off"
        readOnly={!mayWrite}
        value={definition.name}
        onChange={(event) => define({ name: event.target.value })}
      />
      <p id={`${id}-problem`} aria-live="polite" className="text-xs text-destructive">
        {problem}
      </p>
    </div>
  );
}
