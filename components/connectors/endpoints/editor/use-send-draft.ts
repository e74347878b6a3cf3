import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { endpointQueries } from "#lib/client/endpoints.ts";
import { useAddress } from "#lib/client/use-address.ts";
import { useRun } from "#lib/client/use-run.ts";
import type { FieldError } from "#lib/contracts/errors.ts";
import { endpointOperations } from "#lib/contracts/operations/endpoints.ts";
import { completed } from "../draft/completed.ts";
import { readParameters } from "../draft/read-parameters.ts";
import type { Editor } from "./editor-context.tsx";

export type SendDraft = ReturnType<typeof useSendDraft>;

/** Where what comes of a send is shown. */
export const OUTCOME_ID = "endpoint-outcome";

/** On a small screen the outcome stands below what was sent. */
function showOutcome(): void {
  if (window.matchMedia("(width >= 64rem)").matches) return;
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  document.getElementById(OUTCOME_ID)?.scrollIntoView({ block: "start", behavior: isCalm ? "auto" : "smooth" });
}

/** Sends the draft as it stands, and shows what comes of it. A whole answer becomes the sample to choose fields from. */
export function useSendDraft({ connector, endpoint, draft, setSample }: Editor) {
  const { workspace } = useStudio();
  const { params, write } = useAddress();
  const client = useQueryClient();
  const run = useRun();
  const [refused, setRefused] = useState<FieldError[]>([]);
  const send = async ({ whole = false } = {}) => {
    const { parameters, errors } = readParameters(draft);
    setRefused(errors);
    if (params["sent"] !== undefined) write({ sent: undefined });
    if (errors.length > 0) return;
    showOutcome();
    const definition = completed(draft.definition);
    const sent = whole ? { ...definition, projection: null, responseSchema: null } : definition;
    const ended = await run.run(endpointOperations.sendDraft, {
      workspace: workspace.slug,
      body: { connectorId: connector.id, endpoint: sent, parameters, ...(endpoint === null ? {} : { endpointId: endpoint.id }) },
    });
    if (sent.projection === null && ended.answer !== undefined) setSample(ended.answer.result);
    if (endpoint !== null) await client.invalidateQueries({ queryKey: endpointQueries.sends(workspace.slug, endpoint.id).queryKey });
  };
  return { run, send, refused };
}
