"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { Execution, SubjectType } from "#lib/contracts/executions.ts";
import { SOURCE_LABELS } from "./source-labels.ts";
import { StatusMark } from "./status-mark.tsx";

const SUBJECTS: Record<SubjectType, { label: string; href: (id: string) => string }> = {
  tool: { label: "Tool", href: (id) => `tools/${id}` },
  endpoint: { label: "Endpoint", href: (id) => `console?kind=endpoint&id=${id}` },
  snippet: { label: "Snippet", href: (id) => `snippets/${id}` },
};

/** What ran, which version of it, by whom and how long; and the executions around it. */
export function ExecutionFacts({ execution }: { execution: Execution }) {
  const { workspace } = useStudio();
  const { subjectType, subjectId, version, actor, source, parentId } = execution;
  const subject = SUBJECTS[subjectType];
  const inLog = (patch: Record<string, string>) => `/${workspace.slug}/usage/log?${new URLSearchParams(patch)}`;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 text-sm sm:grid-cols-3">
      <Fact term="Status">
        <StatusMark execution={execution} />
      </Fact>
      <Fact term="When">
        <time dateTime={execution.createdAt}>{new Date(execution.createdAt).toLocaleString()}</time>
      </Fact>
      <Fact term="Duration">{formatDuration(execution.durationMs)}</Fact>
      <Fact term="By">
        <bdi>{actor.name ?? actor.type}</bdi> <span className="font-normal text-muted-foreground">{SOURCE_LABELS[source]}</span>
      </Fact>
      <Fact term={subject.label}>
        {version === 0 ? (
          "A draft that was not saved"
        ) : (
          <Way href={`/${workspace.slug}/${subject.href(subjectId)}${subjectType === "tool" ? `?tab=versions&version=${version}` : ""}`}>
            version {version}
          </Way>
        )}
      </Fact>
      <Fact term="Cost">{execution.cost === 0 ? "none" : `$${execution.cost}`}</Fact>
      {parentId !== null && (
        <Fact term="Called by">
          <Way href={inLog({ execution: parentId })}>another execution</Way>
        </Fact>
      )}
      <Fact term="Calls it made">
        <Way href={inLog({ parentId: execution.id })}>show in the log</Way>
      </Fact>
    </dl>
  );
}

function Way({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="underline decoration-border underline-offset-4 hover:decoration-current">
      {children}
    </Link>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted-foreground">{term}</dt>
      <dd className="truncate font-medium">{children}</dd>
    </div>
  );
}
