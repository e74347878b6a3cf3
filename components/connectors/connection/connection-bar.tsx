"use client";

import { useMutation } from "@tanstack/react-query";
import { PlugZap } from "lucide-react";
import type { FormEvent } from "react";
import { formTexts } from "#components/common/form-texts.ts";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { connectorMutations } from "#lib/client/connectors.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import { AccountConnection } from "./account-connection.tsx";
import { AUTH_STATES } from "./auth-states.ts";
import { Verdict } from "./verdict.tsx";

/** Whether the service lets the connector in, and what to do if not. */
export function ConnectionBar({ connector }: { connector: ConnectorView }) {
  const { workspace, can } = useStudio();
  const test = useMutation(connectorMutations.test(workspace.slug, connector.id));
  const state = AUTH_STATES[connector.authState];
  if (!can("connector:run")) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    test.mutate(formTexts(new FormData(event.currentTarget))("path"));
  };
  return (
    <div className="flex min-w-0 flex-col gap-2 sm:items-end">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 sm:justify-end">
        <div className="flex items-center gap-2 empty:hidden">
          {state !== undefined && <Badge variant="destructive">{state}</Badge>}
          {connector.authType === "oauth2" && <AccountConnection connector={connector} />}
        </div>
        <form onSubmit={submit} className="flex items-center gap-2">
          {connector.apiType === "rest" && (
            <Input name="path" aria-label="Where to test" placeholder="/path (optional)" autoComplete="off" className="w-36" dir="ltr" />
          )}
          <Button type="submit" variant="outline" disabled={test.isPending}>
            <PlugZap aria-hidden="true" />
            {test.isPending ? "Testing…" : "Test connection"}
          </Button>
        </form>
      </div>
      <div aria-live="polite" className="max-w-md text-sm">
        {test.data !== undefined && <Verdict ok={test.data.test.ok} text={test.data.test.detail} />}
        {test.error !== null && <Verdict ok={false} text={toProblem(test.error).detail} />}
      </div>
    </div>
  );
}
