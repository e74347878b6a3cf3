"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { useEffect } from "react";
import { CodeBlock } from "#components/common/code-block.tsx";
import { FormProblem } from "#components/common/form-problem.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { connectorQueries } from "#lib/client/connectors.ts";
import { toast } from "#lib/client/toast.ts";
import type { ConnectionStarted } from "#lib/contracts/connector-connection.ts";

interface Props {
  connectorId: string;
  started: ConnectionStarted;
  onClose: () => void;
}

/** Shows the code to enter elsewhere, and waits until it was. */
export function DeviceCodeDialog({ connectorId, started, onClose }: Props) {
  const { workspace } = useStudio();
  const client = useQueryClient();
  const { data, error } = useQuery(connectorQueries.poll(workspace.slug, connectorId, started));
  const connected = data?.state === "connected";
  useEffect(() => {
    if (!connected) return;
    toast.success("Connected");
    void client.invalidateQueries({ queryKey: connectorQueries.all(workspace.slug) });
    onClose();
  }, [connected, client, workspace.slug, onClose]);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Enter this code</DialogTitle>
          <DialogDescription>Open the address on any device, sign in and enter the code. This page notices by itself.</DialogDescription>
        </DialogHeader>
        <CodeBlock code={started.userCode ?? ""} label="Code" />
        <Button asChild variant="outline">
          <a href={started.completeUrl ?? started.verificationUrl} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden="true" />
            {started.verificationUrl}
          </a>
        </Button>
        <FormProblem error={error} />
      </DialogContent>
    </Dialog>
  );
}
