import { useQueryClient } from "@tanstack/react-query";
import { useStudio } from "#components/shell/studio-context.tsx";
import { endpointMutations } from "#lib/client/endpoints.ts";
import { toast } from "#lib/client/toast.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";
import { completed } from "../draft/completed.ts";
import type { Editor } from "./editor-context.tsx";

/** Saves the draft: a new endpoint, or the next version of one. */
export function useSaveEndpoint({ connector, endpoint, draft, isDirty }: Editor, version: number, onSaved: (endpoint: Endpoint) => void) {
  const { workspace } = useStudio();
  const client = useQueryClient();
  const create = useSendOnce(endpointMutations.create(client, workspace.slug, connector.id));
  const update = useSendOnce(endpointMutations.update(client, workspace.slug, endpoint?.id ?? ""));
  const { isPending, error } = endpoint === null ? create : update;
  const save = () => {
    // A version that says what the one before says would be none.
    if (isPending || (endpoint !== null && !isDirty)) return;
    const definition = completed(draft.definition);
    const onSuccess = ({ endpoint: saved }: { endpoint: Endpoint }) => {
      toast.success(endpoint === null ? `${saved.displayName} is saved` : `Version ${saved.version} is saved`);
      onSaved(saved);
    };
    if (endpoint === null) create.mutate(definition, { onSuccess });
    else update.mutate({ ...definition, version }, { onSuccess });
  };
  return { save, isPending, error };
}
