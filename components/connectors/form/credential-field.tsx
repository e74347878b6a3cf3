"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SelectField } from "#components/common/select-field.tsx";
import { CreateCredentialDialog } from "#components/credentials/create-credential-dialog.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { credentialQueries } from "#lib/client/credentials.ts";
import type { CredentialType } from "#lib/contracts/credentials.ts";
import { useFormChanged } from "./form-changed.tsx";

interface Props {
  name: string;
  label: string;
  /** Any where null. */
  type: CredentialType | null;
  value: string | null;
  error: string | undefined;
  /** What happens without one. */
  hintWithout?: string;
}

/** A choice among the workspace's credentials, or a new one. */
export function CredentialField({ name, label, type, value, error, hintWithout }: Props) {
  const { workspace, can } = useStudio();
  const changed = useFormChanged();
  const [chosen, setChosen] = useState(value ?? "");
  const query = useQuery(credentialQueries.ofType(workspace.slug, type));
  const known = query.data?.credentials ?? [];
  const missing = chosen !== "" && !known.some(({ id }) => id === chosen) ? { [chosen]: "The present one" } : {};
  const options = { "": "No credential", ...missing, ...Object.fromEntries(known.map((credential) => [credential.id, credential.name])) };
  return (
    <div className="min-w-0 space-y-2">
      <SelectField
        label={label}
        name={name}
        options={options}
        value={chosen}
        error={error}
        hint={chosen === "" ? hintWithout : undefined}
        onChange={(event) => setChosen(event.target.value)}
      />
      {can("credential:write") && (
        <CreateCredentialDialog
          type={type ?? undefined}
          onCreated={({ id }) => {
            setChosen(id);
            changed();
          }}
          trigger={
            <Button type="button" variant="outline" size="xs">
              New credential
            </Button>
          }
        />
      )}
    </div>
  );
}
