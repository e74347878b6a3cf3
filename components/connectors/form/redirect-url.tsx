"use client";

import { CopyButton } from "#components/common/copy-button.tsx";
import { FormField } from "#components/common/form-field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useOrigin } from "#lib/client/use-origin.ts";

/** What the authorization server has to know before it sends anybody back here. */
export function RedirectUrl() {
  const url = `${useOrigin()}/api/oauth/callback`;
  return (
    <FormField label="Redirect URL" hint="Register it with the authorization server. After saving, “Connect” signs you in there.">
      {(control) => (
        <div className="flex gap-2">
          <Input {...control} readOnly value={url} onFocus={(event) => event.target.select()} className="font-mono text-xs md:text-xs" />
          <CopyButton text={url} label="Copy the redirect URL" />
        </div>
      )}
    </FormField>
  );
}
