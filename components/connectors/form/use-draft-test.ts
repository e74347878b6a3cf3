import { useMutation } from "@tanstack/react-query";
import { useStudio } from "#components/shell/studio-context.tsx";
import { connectorMutations } from "#lib/client/connectors.ts";
import type { ConnectorTested } from "#lib/contracts/connector-connection.ts";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import type { ConnectorDraft } from "./read-connector.ts";

export interface TestOfDraft {
  /** Null where the draft cannot be sent yet, or this person may not. */
  run: (() => void) | null;
  isPending: boolean;
  error: unknown;
  /** What came of it, as long as the draft is the one that was tested. */
  answer: ConnectorTested["test"] | undefined;
}

/** The draft, called once with the credential that it names. */
export function useDraftTest(draft: ConnectorDraft, connectorId: string | undefined): TestOfDraft {
  const { workspace, can } = useStudio();
  const check = useMutation(connectorMutations.check(workspace.slug));
  const isSame = JSON.stringify(check.variables?.connector) === JSON.stringify(draft);
  const isReady = can("connector:run") && CreateConnectorInput.safeParse(draft).success;
  const body = { connector: draft, ...(connectorId === undefined ? {} : { connectorId }) };
  return {
    run: isReady ? () => check.mutate(body) : null,
    isPending: check.isPending,
    error: isSame ? check.error : null,
    answer: isSame ? check.data?.test : undefined,
  };
}
