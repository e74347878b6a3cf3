import { useQuery } from "@tanstack/react-query";
import { useStudio } from "#components/shell/studio-context.tsx";
import { connectorQueries } from "#lib/client/connectors.ts";
import { useSettled } from "#lib/client/use-settled.ts";
import { Name } from "#lib/contracts/common.ts";
import { BaseUrl } from "#lib/contracts/connectors.ts";
import type { ConnectorDraft } from "./read-connector.ts";

const PAUSE_MS = 400;

/** The workspace's other connectors that have the base URL or the name that is being typed. */
export function useSameConnectors({ name, baseUrl }: ConnectorDraft, ownId: string | undefined) {
  const { workspace } = useStudio();
  const wanted = useSettled(name, PAUSE_MS);
  const host = useSettled(BaseUrl.safeParse(baseUrl).success ? new URL(baseUrl).host : "", PAUSE_MS);
  const byName = useQuery({ ...connectorQueries.like(workspace.slug, wanted), enabled: Name.safeParse(wanted).success });
  const byHost = useQuery({ ...connectorQueries.like(workspace.slug, host), enabled: host !== "" });
  const others = (data: typeof byName.data) => (data?.connectors ?? []).filter(({ id }) => id !== ownId);
  const address = canonical(baseUrl);
  return {
    named: others(byName.data).find((connector) => connector.name === name),
    addressed: address === "" ? undefined : others(byHost.data).find((connector) => canonical(connector.baseUrl) === address),
  };
}

function canonical(text: string): string {
  return URL.canParse(text) ? new URL(text).href.replace(/\/+$/, "") : "";
}
