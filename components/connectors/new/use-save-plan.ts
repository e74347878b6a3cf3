import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useStudio } from "#components/shell/studio-context.tsx";
import { connectorMutations, startConnection } from "#lib/client/connectors.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import { useAddress } from "#lib/client/use-address.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { keepFirstValues } from "./keep-first-values.ts";

/** Saves connector, credential and endpoints at once, and goes on to where the person has to go next. */
export function useSavePlan(values: JsonObject) {
  const { workspace } = useStudio();
  const router = useRouter();
  const { params } = useAddress();
  const save = useSendOnce(connectorMutations.import(useQueryClient(), workspace.slug));
  const goOn = async (connector: ConnectorView, endpoint: Endpoint | undefined) => {
    if (endpoint !== undefined) keepFirstValues(endpoint, values);
    const page = `/${workspace.slug}/${pathAfter(connector, endpoint, params["for"] === "tool")}`;
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

/** The guide to a new tool has sent people here for something to run; all else goes to the connector. */
function pathAfter(connector: ConnectorView, endpoint: Endpoint | undefined, isForTool: boolean): string {
  if (endpoint === undefined) return `connectors/${connector.id}`;
  const isReady = connector.authState !== "needs_connect";
  return isForTool && isReady ? `tools/new?endpoint=${endpoint.id}` : `connectors/${connector.id}?endpoint=${endpoint.id}`;
}
