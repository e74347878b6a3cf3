"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ExternalLink, Loader2 } from "lucide-react";
import { useEffect } from "react";
import { CopyButton } from "#components/common/copy-button.tsx";
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
  const code = started.userCode ?? "";
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
        <div className="flex items-center justify-between gap-3 rounded-lg border bg-code px-4 py-3">
          <p className="min-w-0 font-mono text-2xl font-semibold tracking-widest break-all select-all" dir="ltr">
            <span className="sr-only">Code: </span>
            {code}
          </p>
          <CopyButton text={code} label="Copy the code" />
        </div>
        <Button asChild>
          <a href={started.completeUrl ?? started.verificationUrl} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden="true" />
            <span className="min-w-0 truncate">{started.verificationUrl}</span>
          </a>
        </Button>
        {error === null ? (
          <p role="status" className="flex items-center gap-2 text-sm text-muted-foreground">
            <Loader2 className="size-4 animate-spin" aria-hidden="true" />
            Waiting until the code is entered …
          </p>
        ) : (
          <FormProblem error={error} />
        )}
      </DialogContent>
    </Dialog>
  );
}
