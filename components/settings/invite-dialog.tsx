"use client";

import { useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { ShownOnce } from "#components/common/shown-once.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle, DialogTrigger } from "#components/ui/dialog.tsx";
import { invitationMutations } from "#lib/client/people.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import { InviteForm } from "./invite-form.tsx";

export function InviteDialog() {
  const { workspace } = useStudio();
  const [open, setOpen] = useState(false);
  const create = useSendOnce(invitationMutations.create(useQueryClient(), workspace.slug));
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <UserPlus aria-hidden="true" />
          Invite
        </Button>
      </DialogTrigger>
      <DialogContent onCloseAutoFocus={() => create.reset()}>
        <DialogHeader>
          <DialogTitle>{create.data === undefined ? "Invite someone" : "The invitation is ready"}</DialogTitle>
          <DialogDescription>
            {create.data === undefined
              ? "Makes a link that lets one person join this workspace."
              : "Send this link to the person you invite. It works once."}
          </DialogDescription>
        </DialogHeader>
        {create.data === undefined ? (
          <InviteForm pending={create.isPending} error={create.error} onInvite={(input) => create.mutate(input)} />
        ) : (
          <ShownOnce secret={create.data.url} label="Invitation link" onDone={() => setOpen(false)} />
        )}
      </DialogContent>
    </Dialog>
  );
}
