import { useEffect, useState } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { useOpened } from "#lib/client/use-opened.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";
import type { Json } from "#lib/contracts/json.ts";
import { completed } from "../draft/completed.ts";
import { draftProblems } from "../draft/draft-problems.ts";
import { duplicateOf, type EndpointDraft, newDraft, toDraft } from "../draft/endpoint-draft.ts";
import { useKeptDraft } from "../draft/use-kept-draft.ts";
import type { Editor } from "./editor-context.tsx";

interface Options {
  connector: ConnectorView;
  /** The saved endpoint; null for a new one. */
  present: Endpoint | null;
  /** What a new one begins as. */
  copyOf: Endpoint | null;
  /** The connector's endpoints, as far as they are known here. */
  others: readonly Endpoint[];
  /** What was typed and answered where the endpoint was new, right after it was saved. */
  made: Made | undefined;
}

export interface Made extends Pick<EndpointDraft, "values" | "body"> {
  id: string;
  sample: Json | undefined;
}

const NONE = { id: "new", version: 0 };

/** One endpoint's draft, with what it was made from and what others saved meanwhile. */
export function useEndpointEditor({ connector, present, copyOf, others, made }: Options) {
  const { can } = useStudio();
  const start = () => ({ ...startOf(connector, present, copyOf, others), ...(made && { values: made.values, body: made.body }) });
  const { opened, changed, reopen } = useOpened<{ id: string; version: number }>(present ?? NONE);
  const kept = useKeptDraft(`endpoint-draft:${connector.id}:${present?.id ?? "new"}`, start);
  const [saved, setSaved] = useState(() => JSON.stringify(kept.draft.definition));
  const [sample, setSample] = useState(made?.sample);
  const { draft, change, restore } = kept;
  // After the first render, which the server's must be equal to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft is taken up once, when its editor opens.
  useEffect(() => {
    if (copyOf === null) restore();
  }, []);
  const open = (next: Endpoint, keepValues: boolean) => {
    const fresh = { ...toDraft(next), ...(keepValues ? { values: draft.values, body: draft.body } : {}) };
    reopen(next);
    setSaved(JSON.stringify(fresh.definition));
    kept.forget(fresh);
  };
  const editor: Editor = {
    connector,
    endpoint: present,
    draft,
    problems: draftProblems(
      completed(draft.definition),
      others.filter(({ id }) => id !== present?.id),
    ),
    isDirty: JSON.stringify(draft.definition) !== saved,
    mayWrite: can("connector:write"),
    sample,
    change,
    define: (changes) => change({ ...draft, definition: { ...draft.definition, ...changes } }),
    setValue: (name, text) => change({ ...draft, values: { ...draft.values, [name]: text } }),
    setSample,
  };
  /** Somebody else saved; `version` is the one that this draft may replace. */
  return { editor, changed, version: opened.version, isRestored: kept.isRestored, open, discard: () => kept.forget(start()) };
}

function startOf(
  { apiType }: ConnectorView,
  present: Endpoint | null,
  copyOf: Endpoint | null,
  others: readonly Endpoint[],
): EndpointDraft {
  if (present !== null) return toDraft(present);
  const names = others.map(({ name }) => name);
  return copyOf === null ? newDraft(apiType) : duplicateOf(copyOf, names);
}
