import { useQuery } from "@tanstack/react-query";
import { useStudio } from "#components/shell/studio-context.tsx";
import { connectorQueries } from "#lib/client/connectors.ts";
import { useSettled } from "#lib/client/use-settled.ts";
import { OAuth2Config } from "#lib/contracts/connector-auth.ts";
import { BaseUrl, CreateConnectorInput } from "#lib/contracts/connectors.ts";
import type { ConnectorDraft } from "./read-connector.ts";

const PAUSE_MS = 700;
const TIMEOUT_MS = 10_000;

/** Whether the service that is being typed answers, and whether its authorization server knows what it is asked for. No secret is sent. */
export function useReach(draft: ConnectorDraft, isWanted: boolean) {
  const { workspace, can } = useStudio();
  const settled = useSettled(JSON.stringify(publicPart(draft)), PAUSE_MS);
  const connector = JSON.parse(settled) as ConnectorDraft;
  const isComplete = BaseUrl.safeParse(connector.baseUrl).success && CreateConnectorInput.safeParse(connector).success;
  const enabled = isWanted && isComplete && can("connector:run");
  const query = useQuery({ ...connectorQueries.reach(workspace.slug, connector), enabled });
  return { ...query, isAsked: enabled };
}

/** What decides where a call goes; headers may hold secrets. */
function publicPart({ baseUrl, apiType, authType, authConfig, hosts, tlsCa }: ConnectorDraft): ConnectorDraft {
  const oauth2 = authType === "oauth2" ? OAuth2Config.safeParse(authConfig?.oauth2).data : undefined;
  const auth = oauth2 === undefined ? {} : { authType, authConfig: { oauth2 } };
  return { name: "draft", displayName: "Draft", baseUrl, apiType, hosts, tlsCa, timeoutMs: TIMEOUT_MS, ...auth };
}
