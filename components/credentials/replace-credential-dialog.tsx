"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle, DialogTrigger } from "#components/ui/dialog.tsx";
import { credentialMutations } from "#lib/client/credentials.ts";
import { toast } from "#lib/client/toast.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import type { Credential } from "#lib/contracts/credentials.ts";
import { CredentialForm } from "./credential-form.tsx";

/** Another secret in the same place: whatever uses the credential uses the new one from then on. */
export function ReplaceCredentialDialog({ credential }: { credential: Credential }) {
  const { workspace } = useStudio();
  const [open, setOpen] = useState(false);
  const update = useSendOnce(credentialMutations.update(useQueryClient(), workspace.slug, credential.id));
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="outline" size="sm" aria-label={`Rotate the secret of ${credential.name}`}>
          Rotate
        </Button>
      </DialogTrigger>
      <DialogContent onCloseAutoFocus={() => update.reset()} className="max-h-[calc(100dvh-2rem)] overflow-y-auto">
        <DialogHeader>
          <DialogTitle>Rotate the secret of {credential.name}</DialogTitle>
          <DialogDescription>
            Store the new secret here: every connector that uses it signs with it from the next call on. Then revoke the old one where it
            came from.
          </DialogDescription>
        </DialogHeader>
        <CredentialForm
          type={credential.type}
          name={credential.name}
          pending={update.isPending}
          error={update.error}
          onSave={({ name, data }) =>
            update.mutate(
              { name, data },
              {
                onSuccess: () => {
                  toast.success(`${name} has a new secret`);
                  setOpen(false);
                },
              },
            )
          }
        />
      </DialogContent>
    </Dialog>
  );
}
