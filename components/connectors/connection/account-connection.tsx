"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { connectorMutations } from "#lib/client/connectors.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import type { ConnectionStarted } from "#lib/contracts/connector-connection.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import { DeviceCodeDialog } from "./device-code-dialog.tsx";

/** Connect, reconnect or disconnect the account that an OAuth 2 connector calls with. */
export function AccountConnection({ connector }: { connector: ConnectorView }) {
  const { workspace, can } = useStudio();
  const client = useQueryClient();
  const [device, setDevice] = useState<ConnectionStarted>();
  const connect = useMutation(connectorMutations.connect(workspace.slug, connector.id));
  const disconnect = useMutation(connectorMutations.disconnect(client, workspace.slug, connector.id));
  const refused = (error: unknown) => toast.error(toProblem(error).detail);
  const begin = () =>
    connect.mutate(undefined, {
      onSuccess: (started) => {
        if (started.authorizationUrl === undefined) setDevice(started);
        else window.location.assign(started.authorizationUrl);
      },
      onError: refused,
    });
  const { oauth2 } = connector.authConfig;
  // An account that serves everybody is for those who may change the connector.
  const mayConnect = oauth2?.perUser === true || can("connector:write");
  if (!mayConnect || oauth2?.grant === "client_credentials" || connector.authState === "unsigned") return null;
  if (connector.authState === "ready") {
    return (
      <ConfirmDialog
        trigger={
          <Button type="button" variant="outline">
            Disconnect
          </Button>
        }
        title="Disconnect the account?"
        description="Calls of this connector fail until somebody connects again."
        action="Disconnect"
        onConfirm={() => disconnect.mutate(undefined, { onSuccess: () => toast.success("Disconnected"), onError: refused })}
      />
    );
  }
  return (
    <>
      <Button type="button" disabled={connect.isPending} onClick={begin}>
        {connector.authState === "needs_reconnect" ? "Reconnect" : "Connect"}
      </Button>
      {device !== undefined && <DeviceCodeDialog connectorId={connector.id} started={device} onClose={() => setDevice(undefined)} />}
    </>
  );
}
