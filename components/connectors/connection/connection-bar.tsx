"use client";

import { useMutation } from "@tanstack/react-query";
import { CheckCircle2, PlugZap, TriangleAlert } from "lucide-react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { connectorMutations } from "#lib/client/connectors.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import { AccountConnection } from "./account-connection.tsx";
import { AUTH_STATES } from "./auth-states.ts";

/** Whether the service lets the connector in, and what to do if not. */
export function ConnectionBar({ connector }: { connector: ConnectorView }) {
  const { workspace, can } = useStudio();
  const test = useMutation(connectorMutations.test(workspace.slug, connector.id));
  const state = AUTH_STATES[connector.authState];
  if (!can("connector:run")) return null;
  return (
    <div className="flex min-w-0 flex-col gap-2 sm:max-w-sm sm:items-end">
      <div className="flex flex-wrap items-center gap-2">
        {state !== undefined && <Badge variant="destructive">{state}</Badge>}
        {connector.authType === "oauth2" && <AccountConnection connector={connector} />}
        <Button variant="outline" disabled={test.isPending} onClick={() => test.mutate()}>
          <PlugZap aria-hidden="true" />
          {test.isPending ? "Testing…" : "Test connection"}
        </Button>
      </div>
      <div aria-live="polite" className="text-sm">
        {test.data !== undefined && <Verdict ok={test.data.test.ok} text={test.data.test.detail} />}
        {test.error !== null && <Verdict ok={false} text={toProblem(test.error).detail} />}
      </div>
    </div>
  );
}

function Verdict({ ok, text }: { ok: boolean; text: string }) {
  const Icon = ok ? CheckCircle2 : TriangleAlert;
  return (
    <p className={`flex gap-2 ${ok ? "text-success" : "text-destructive"}`}>
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span className="min-w-0 break-words">{text}</span>
    </p>
  );
}
