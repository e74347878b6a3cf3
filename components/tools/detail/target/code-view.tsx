"use client";

import { useQuery } from "@tanstack/react-query";
import { PencilLine } from "lucide-react";
import Link from "next/link";
import { CodeEditor } from "#components/common/code-editor/code-editor.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageSkeleton } from "#components/common/page-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { snippetQueries } from "#lib/client/snippets.ts";
import { TOOL_TARGETS } from "#lib/client/tool-targets.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { Facts } from "../facts.tsx";
import { ParametersDiffer } from "./parameters-differ.tsx";

/** The code that a tool runs: that of its snippet, as it is now. */
export function CodeView({ tool }: { tool: Tool }) {
  const { workspace, can } = useStudio();
  const query = useQuery(snippetQueries.detail(workspace.slug, TOOL_TARGETS.code_execution.idOf(tool.config)));
  if (query.isPending) return <PageSkeleton label="Loading the code" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { snippet } = query.data;
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="min-w-0 space-y-3">
        <header className="flex flex-wrap items-center gap-3">
          <h2 className="min-w-0 text-base font-semibold break-words">
            <bdi>{snippet.displayName}</bdi>
          </h2>
          <Button asChild variant="outline" size="sm" className="ms-auto">
            <Link href={`/${workspace.slug}/snippets/${snippet.id}`}>
              <PencilLine aria-hidden="true" />
              {can("snippet:write") ? "Edit the snippet" : "Open the snippet"}
            </Link>
          </Button>
        </header>
        <ParametersDiffer tool={tool} target={snippet.parameters} noun="snippet" />
        <CodeEditor value={snippet.code} language={snippet.language} label={`Code of ${snippet.displayName}`} readOnly height={520} />
      </div>
      <Facts
        facts={[
          ["Language", snippet.language],
          ["Version", `v${snippet.version}`],
          ["Returns", snippet.returnType],
          ["Time limit", `${snippet.timeoutMs} ms`],
          ["Memory", `${snippet.memoryLimitMb} MB`],
          ["May call tools", listed(snippet.tools)],
          ["May fetch from", listed(snippet.hosts)],
          ["Connectors", listed(snippet.connectors)],
        ]}
      />
    </div>
  );
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}
