"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle, DialogTrigger } from "#components/ui/dialog.tsx";
import { credentialMutations } from "#lib/client/credentials.ts";
import { toast } from "#lib/client/toast.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import type { Credential, CredentialType } from "#lib/contracts/credentials.ts";
import { CredentialForm } from "./credential-form.tsx";

interface Props {
  type?: CredentialType | undefined;
  trigger?: ReactNode;
  onCreated?: (credential: Credential) => void;
}

export function CreateCredentialDialog({ type, trigger, onCreated }: Props) {
  const { workspace } = useStudio();
  const [open, setOpen] = useState(false);
  const create = useSendOnce(credentialMutations.create(useQueryClient(), workspace.slug));
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        {trigger ?? (
          <Button>
            <Plus aria-hidden="true" />
            New credential
          </Button>
        )}
      </DialogTrigger>
      <DialogContent
        onCloseAutoFocus={() => create.reset()}
        // React's events leave a portal by its parent: a form around the dialog's button would be submitted as well.
        onSubmit={(event) => event.stopPropagation()}
        onChange={(event) => event.stopPropagation()}
        className="max-h-[calc(100dvh-2rem)] overflow-y-auto"
      >
        <DialogHeader>
          <DialogTitle>New credential</DialogTitle>
          <DialogDescription>Works in {workspace.name} only.</DialogDescription>
        </DialogHeader>
        <CredentialForm
          type={type}
          pending={create.isPending}
          error={create.error}
          onSave={(input) =>
            create.mutate(input, {
              onSuccess: ({ credential }) => {
                toast.success(`${credential.name} is stored`);
                setOpen(false);
                onCreated?.(credential);
              },
            })
          }
        />
      </DialogContent>
    </Dialog>
  );
}
