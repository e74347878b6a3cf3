"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { ShownOnce } from "#components/common/shown-once.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle, DialogTrigger } from "#components/ui/dialog.tsx";
import { tokenMutations } from "#lib/client/tokens.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import { CreateTokenForm } from "./create-token-form.tsx";

export function CreateTokenDialog() {
  const { workspace } = useStudio();
  const [open, setOpen] = useState(false);
  const create = useSendOnce(tokenMutations.create(useQueryClient(), workspace.slug));
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <Plus aria-hidden="true" />
          New token
        </Button>
      </DialogTrigger>
      {/* The secret leaves the page's memory once the dialog is gone. */}
      <DialogContent onCloseAutoFocus={() => create.reset()} className="max-h-[calc(100dvh-2rem)] overflow-y-auto">
        <DialogHeader>
          <DialogTitle>{create.data === undefined ? "New API token" : `${create.data.token.name} is ready`}</DialogTitle>
          <DialogDescription>
            {create.data === undefined
              ? `Works in ${workspace.name} only.`
              : "Send it as “Authorization: Bearer …”. The studio keeps only a hash of it."}
          </DialogDescription>
        </DialogHeader>
        {create.data === undefined ? (
          <CreateTokenForm pending={create.isPending} error={create.error} onCreate={(input) => create.mutate(input)} />
        ) : (
          <ShownOnce secret={create.data.secret} label="Token" onDone={() => setOpen(false)} />
        )}
      </DialogContent>
    </Dialog>
  );
}
