import { KeyRound } from "lucide-react";
import { TextField } from "#components/common/text-field.tsx";
import { CREDENTIAL_TYPES } from "#components/credentials/credential-types.ts";
import { Button } from "#components/ui/button.tsx";
import type { CreateCredentialInput } from "#lib/contracts/credentials.ts";

interface Props {
  credential: CreateCredentialInput;
  error: string | undefined;
  onRemove: () => void;
}

/** The secret that was found in what somebody pasted: it is sealed when the connector is saved. */
export function DraftedCredential({ credential, error, onRemove }: Props) {
  return (
    <div className="min-w-0 space-y-3 rounded-md border border-primary/30 bg-tint p-3 sm:col-span-2">
      <p className="flex items-start gap-2 text-sm">
        <KeyRound className="mt-0.5 size-4 shrink-0 text-primary" aria-hidden="true" />
        <span className="min-w-0">
          <span className="font-medium">{CREDENTIAL_TYPES[credential.type].label} found in what you pasted.</span>{" "}
          <span className="text-muted-foreground">
            It is stored as a credential and sealed when you save; nobody can read it after that.
          </span>
        </span>
      </p>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-48">
          <TextField label="Name of the credential" name="newCredentialName" defaultValue={credential.name} error={error} />
        </div>
        <p className="pb-2 font-mono text-xs text-muted-foreground">
          <span className="sr-only">Secret, ends with </span>
          <bdi>{hint(credential)}</bdi>
        </p>
        <Button type="button" variant="outline" onClick={onRemove}>
          Choose another
        </Button>
      </div>
    </div>
  );
}

/** Enough to tell one key from another, and too little to guess it. */
function hint(credential: CreateCredentialInput): string {
  const texts = Object.values(credential.type === "secrets" ? credential.data.values : credential.data);
  const secret = credential.type === "basic" ? credential.data.username : (texts[0] ?? "");
  return credential.type === "basic" ? secret : `••••${secret.length > 12 ? secret.slice(-4) : ""}`;
}
