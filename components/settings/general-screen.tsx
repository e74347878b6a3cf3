"use client";

import { CopyButton } from "#components/common/copy-button.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { CodeLimits } from "./code-limits.tsx";
import { RenameForm } from "./rename-form.tsx";

export function GeneralScreen() {
  const { workspace, can } = useStudio();
  return (
    <div className="space-y-6">
      <PageHeader title="General" description="The name of this workspace, and what its code may take." />
      <section aria-label="Name and address" className="grid gap-6 rounded-lg border bg-card p-5 md:grid-cols-2">
        {can("workspace:write") ? <RenameForm /> : <p className="font-medium">{workspace.name}</p>}
        <dl className="space-y-3 text-sm">
          <Fact label="Address, for the header X-Workspace" value={workspace.slug} />
          <Fact label="Id" value={workspace.id} />
        </dl>
      </section>
      <CodeLimits />
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd className="flex items-center gap-1 font-mono text-xs/6 break-all">
        {value}
        <CopyButton text={value} label={`Copy: ${label}`} />
      </dd>
    </div>
  );
}
