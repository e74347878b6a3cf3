"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { connectorQueries } from "#lib/client/connectors.ts";
import { toolQueries } from "#lib/client/tools.ts";
import { Name } from "#lib/contracts/common.ts";
import type { FieldError } from "#lib/contracts/errors.ts";
import { HostPattern } from "#lib/contracts/host-pattern.ts";
import type { SnippetDraft } from "../snippet-draft.ts";
import { errorAt } from "./draft-errors.ts";
import { NamesField } from "./names-field.tsx";

type Declared = Pick<SnippetDraft, "tools" | "hosts" | "connectors">;

interface Props {
  draft: Declared;
  errors: readonly FieldError[];
  onChange: ((patch: Partial<Declared>) => void) | undefined;
}

/** What the code may reach; everything else is closed to it. */
export function DeclaredFields({ draft, errors, onChange }: Props) {
  const set = (key: keyof Declared) => (onChange === undefined ? undefined : (values: string[]) => onChange({ [key]: values }));
  return (
    <div className="space-y-5">
      <ToolsField values={draft.tools} onChange={set("tools")} error={errorAt(errors, "tools")} />
      <NamesField
        label="Hosts"
        what="host"
        placeholder="api.example.com"
        hint="Where fetch may go: a host, *.example.com for all below it, with a :port if you like."
        values={draft.hosts}
        onChange={set("hosts")}
        error={errorAt(errors, "hosts")}
        read={readHost}
      />
      <ConnectorsField values={draft.connectors} onChange={set("connectors")} error={errorAt(errors, "connectors")} />
    </div>
  );
}

interface ListProps {
  values: readonly string[];
  onChange: ((values: string[]) => void) | undefined;
  error: string | undefined;
}

function ToolsField(props: ListProps) {
  const { workspace } = useStudio();
  const [text, setText] = useState("");
  const { data } = useQuery({ ...toolQueries.find(workspace.slug, useDeferredValue(text)), enabled: props.onChange !== undefined });
  return (
    <NamesField
      {...props}
      label="Tools"
      what="tool"
      placeholder="tool_name"
      hint="Tools that the code may call with tools.call, each as an execution of its own."
      suggestions={data?.tools.map(({ name, displayName }) => ({ name, title: displayName })) ?? []}
      onType={setText}
      read={readName}
    />
  );
}

function ConnectorsField(props: ListProps) {
  const { workspace, can } = useStudio();
  const [text, setText] = useState("");
  const search = useDeferredValue(text) || undefined;
  const { data } = useInfiniteQuery({ ...connectorQueries.list(workspace.slug, search), enabled: props.onChange !== undefined });
  const connectors = data?.pages[0]?.connectors ?? [];
  const mayUse = can("connector:run");
  return (
    <NamesField
      {...props}
      onChange={mayUse || props.values.length > 0 ? props.onChange : undefined}
      label="Connectors"
      what="connector"
      placeholder="connector_name"
      hint={
        mayUse
          ? 'Used as fetch("/path", { connector: "name" }). The code never sees the credential.'
          : "Your role may not call through connectors, so it cannot lend them to code either."
      }
      suggestions={connectors.map(({ name, displayName }) => ({ name, title: displayName }))}
      onType={setText}
      read={readName}
    />
  );
}

function readName(text: string): { value: string } | { error: string } {
  const parsed = Name.safeParse(text);
  return parsed.success ? { value: parsed.data } : { error: parsed.error.issues[0]?.message ?? "is no name" };
}

function readHost(text: string): { value: string } | { error: string } {
  const parsed = HostPattern.safeParse(text);
  return parsed.success ? { value: parsed.data } : { error: parsed.error.issues[0]?.message ?? "is no host" };
}
