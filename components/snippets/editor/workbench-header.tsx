"use client";

import { CircleStop, Play, Save, Wrench } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Breadcrumb } from "#components/common/breadcrumb.tsx";
import { Kbd } from "#components/common/kbd.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { isFirstClick } from "#lib/client/is-first-click.ts";
import type { SnippetView } from "#lib/contracts/snippets.ts";
import { LANGUAGES } from "../languages.ts";
import { type SnippetDraft, withTitle } from "../snippet-draft.ts";
import { TitleField } from "./title-field.tsx";

interface Props {
  draft: SnippetDraft;
  onChange: ((draft: SnippetDraft) => void) | undefined;
  snippet: SnippetView | undefined;
  titleError: string | undefined;
  isDirty: boolean;
  isSaving: boolean;
  isRunning: boolean;
  onSave: (() => void) | undefined;
  onRun: (() => void) | undefined;
  onCancel: () => void;
  menu: ReactNode;
}

/** Which snippet it is, whether it is saved, and what can be done with it. */
export function WorkbenchHeader({ draft, onChange, snippet, titleError, isDirty, ...rest }: Props) {
  const { workspace } = useStudio();
  const isDone = snippet !== undefined && !isDirty;
  const { isSaving, isRunning, onSave, onRun, onCancel, menu } = rest;
  return (
    <header className="flex shrink-0 flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-72 space-y-1">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Breadcrumb places={[{ label: "Snippets", href: `/${workspace.slug}/snippets` }]} current={snippet?.name ?? "new"} />
          <Badge variant="outline">{LANGUAGES[draft.language].label}</Badge>
          {snippet !== undefined && <Badge variant="outline">v{snippet.version}</Badge>}
          <span role="status" className="text-xs whitespace-nowrap text-muted-foreground">
            {isDirty ? "Not saved" : ""}
          </span>
        </div>
        <TitleField
          value={draft.displayName}
          error={titleError}
          onChange={onChange && ((title) => onChange(withTitle(draft, title, snippet === undefined)))}
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {snippet !== undefined && <MakeTool id={snippet.id} />}
        {onSave !== undefined && (
          <SubmitButton
            type="button"
            variant="outline"
            pending={isSaving}
            {...(isDone ? { "aria-disabled": true } : {})}
            className="aria-disabled:opacity-60"
            onClick={onSave}
          >
            {!isSaving && <Save aria-hidden="true" />}
            Save
            <span className="max-lg:hidden">
              <Kbd keys="mod+s" />
            </span>
          </SubmitButton>
        )}
        {isRunning ? (
          <Button type="button" variant="outline" onClick={(event) => isFirstClick(event) && onCancel()}>
            <CircleStop aria-hidden="true" />
            Stop
          </Button>
        ) : (
          onRun !== undefined && (
            <Button type="button" onClick={onRun}>
              <Play aria-hidden="true" />
              Run
              <span className="max-lg:hidden">
                <Kbd keys="mod+enter" />
              </span>
            </Button>
          )
        )}
        {menu}
      </div>
    </header>
  );
}

function MakeTool({ id }: { id: string }) {
  const { workspace, can } = useStudio();
  if (!can("tool:write")) return null;
  return (
    <Button variant="ghost" asChild>
      <Link href={`/${workspace.slug}/tools/new?snippet=${id}`}>
        <Wrench aria-hidden="true" />
        Make a tool
      </Link>
    </Button>
  );
}
