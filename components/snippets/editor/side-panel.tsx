"use client";

import dynamic from "next/dynamic";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import type { SnippetView } from "#lib/contracts/snippets.ts";
import type { SnippetDraft } from "../snippet-draft.ts";
import { PANELS, type Panel, panelOf } from "./draft-errors.ts";
import type { useWorkbench } from "./use-workbench.ts";

const loading = () => <ListSkeleton label="Loading the panel" />;
// A panel comes with the page that opens on it; the others when they are chosen.
const ParametersEditor = dynamic(
  () => import("#components/common/parameters-editor/parameters-editor.tsx").then((module) => module.ParametersEditor),
  { ssr: false, loading },
);
const RunPanel = dynamic(() => import("./run-panel.tsx").then((module) => module.RunPanel), { ssr: false, loading });
const SettingsPanel = dynamic(() => import("./settings-panel.tsx").then((module) => module.SettingsPanel), { ssr: false, loading });
const VersionsPanel = dynamic(() => import("#components/common/versions/versions-panel.tsx").then((module) => module.VersionsPanel), {
  ssr: false,
  loading,
});

interface Props {
  bench: ReturnType<typeof useWorkbench>;
  draft: SnippetDraft;
  onChange: ((draft: SnippetDraft) => void) | undefined;
  snippet: SnippetView | undefined;
  onRun: () => void;
  onRestored: (() => void) | undefined;
}

const LABELS: Record<Panel, string> = { run: "Run", parameters: "Parameters", settings: "Settings", versions: "Versions" };

/** Beside the code: the values to run with, and all else that makes the snippet. */
export function SidePanel({ bench, draft, onChange, snippet, onRun, onRestored }: Props) {
  const { can } = useStudio();
  const { panel, show, errors, formErrors, form, side } = bench;
  const shown = PANELS.filter((name) => name !== "versions" || snippet !== undefined);
  const wrong = new Set<Panel>([...errors.map(panelOf), ...(formErrors.length > 0 ? (["run"] as const) : [])]);
  return (
    <Tabs value={panel} onValueChange={(next) => show(next as Panel)} className="min-w-0 gap-0 lg:h-full">
      <TabsList className="w-full shrink-0 justify-start max-sm:overflow-x-auto">
        {shown.map((name) => (
          <TabsTrigger key={name} value={name}>
            {LABELS[name]}
            {wrong.has(name) && <span className="size-1.5 rounded-full bg-destructive" role="img" aria-label="has errors" />}
          </TabsTrigger>
        ))}
      </TabsList>
      <div ref={side} className="min-h-0 min-w-0 flex-1 pt-4 max-lg:overflow-x-auto lg:-me-2 lg:overflow-y-auto lg:pe-2">
        <TabsContent value="run">
          <RunPanel form={form} errors={formErrors} onRun={onRun} onParameters={() => show("parameters")} canWrite={can("snippet:write")} />
        </TabsContent>
        <TabsContent value="parameters">
          <ParametersEditor
            label="Parameters"
            value={draft.parameters}
            errors={errors}
            onChange={onChange && ((parameters) => onChange({ ...draft, parameters }))}
          />
        </TabsContent>
        {snippet !== undefined && (
          <TabsContent value="versions" className="[&>div]:grid-cols-1!">
            <h2 className="sr-only">Versions</h2>
            <VersionsPanel kind="snippet" id={snippet.id} current={snippet.version} onRestored={onRestored} />
          </TabsContent>
        )}
        <TabsContent value="settings">
          <SettingsPanel draft={draft} errors={errors} onChange={onChange} />
        </TabsContent>
      </div>
    </Tabs>
  );
}
