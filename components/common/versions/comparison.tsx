"use client";

import { useQuery } from "@tanstack/react-query";
import { CodeDiff } from "#components/common/code-editor/code-diff.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { versionQueries } from "#lib/client/versions.ts";
import { describeChanges, type VersionedKind } from "#lib/contracts/describe/describe-changes.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { Language } from "#lib/contracts/snippets.ts";
import { ChangeList } from "./change-list.tsx";
import { definitionText } from "./definition-text.ts";

interface Props {
  kind: VersionedKind;
  id: string;
  from: number;
  to: number;
}

/** Two versions of the same thing: what changed between them in words, and as text beside each other. */
export function Comparison({ kind, id, from, to }: Props) {
  const { workspace } = useStudio();
  const before = useQuery(versionQueries.detail(workspace.slug, kind, id, from));
  const after = useQuery(versionQueries.detail(workspace.slug, kind, id, to));
  const failed = [before, after].find(({ isError }) => isError);
  if (failed !== undefined) return <ErrorState error={failed.error} onRetry={failed.refetch} />;
  if (before.data === undefined || after.data === undefined) return <ListSkeleton label="Loading the versions" />;
  const [was, is] = [before.data.version.definition, after.data.version.definition];
  return (
    <div className="min-w-0 space-y-4">
      <ChangeList changes={describeChanges(kind, was, is)} empty="The two are the same." />
      <CodePart was={was} is={is} />
      <CodeDiff
        original={definitionText(was)}
        modified={definitionText(is)}
        language="json"
        label={`Version ${from} and version ${to}`}
        height={420}
      />
    </div>
  );
}

function CodePart({ was, is }: { was: JsonObject; is: JsonObject }) {
  const [before, after] = [was["code"], is["code"]];
  if (typeof before !== "string" || typeof after !== "string" || before === after) return null;
  const language = Language.safeParse(is["language"]).data ?? "plaintext";
  return <CodeDiff original={before} modified={after} language={language} label="Code of both versions" height={320} />;
}
