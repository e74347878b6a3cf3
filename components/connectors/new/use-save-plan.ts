import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useStudio } from "#components/shell/studio-context.tsx";
import { connectorMutations, startConnection } from "#lib/client/connectors.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { keepFirstValues } from "./keep-first-values.ts";

/** Saves connector, credential and endpoints at once, and goes on to where the person has to go next. */
export function useSavePlan(values: JsonObject) {
  const { workspace } = useStudio();
  const router = useRouter();
  const save = useMutation(connectorMutations.import(useQueryClient(), workspace.slug));
  const goOn = async (connector: ConnectorView, endpoint: Endpoint | undefined) => {
    if (endpoint !== undefined) keepFirstValues(endpoint, values);
    const page = `/${workspace.slug}/connectors/${connector.id}${endpoint === undefined ? "" : `?endpoint=${endpoint.id}`}`;
    if (connector.authState !== "needs_connect") return router.push(page);
    try {
      const { authorizationUrl } = await startConnection(workspace.slug, connector.id);
      if (authorizationUrl === undefined) router.push(page);
      else window.location.assign(authorizationUrl);
    } catch (error) {
      // The connector is there; its page has the button to try again.
      toast.error(toProblem(error).detail);
      router.push(page);
    }
  };
  return {
    ...save,
    run: (input: Parameters<typeof save.mutate>[0]) =>
      save.mutate(input, {
        onSuccess: ({ connector, endpoints }) => {
          toast.success(`${connector.displayName} is ready`);
          void goOn(connector, endpoints[0]);
        },
      }),
  };
}
