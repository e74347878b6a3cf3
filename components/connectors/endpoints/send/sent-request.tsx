"use client";

import { useQuery } from "@tanstack/react-query";
import { CodeBlock } from "#components/common/code-block.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { Scrollable } from "#components/common/scrollable.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { executionQueries } from "#lib/client/executions.ts";
import { formatBytes } from "#lib/client/format-bytes.ts";
import type { Exchange } from "#lib/contracts/exchange.ts";
import { HeaderTable } from "./header-table.tsx";
import { requestCurl } from "./request-curl.ts";

/** The request as it went over the network, with its secrets masked, and as a command. */
export function SentRequest({ executionId }: { executionId: string | undefined }) {
  const { workspace } = useStudio();
  const query = useQuery({ ...executionQueries.detail(workspace.slug, executionId ?? ""), enabled: executionId !== undefined });
  if (executionId === undefined) return <Note>What goes over the network is shown here after a send.</Note>;
  if (query.isPending) return <ListSkeleton label="Loading the request" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const request = query.data.execution.exchange?.request ?? null;
  if (request === null) return <Note>Nothing went out: the call failed before.</Note>;
  return <Request request={request} />;
}

function Request({ request }: { request: NonNullable<Exchange["request"]> }) {
  const { method, url, headers, bodyPreview, bodyBytes } = request;
  return (
    <div className="space-y-4">
      <p className="rounded-md border bg-code p-3 font-mono text-xs break-all" dir="ltr">
        <span className="font-semibold">{method}</span> {url}
      </p>
      <div className="rounded-md border bg-card">
        <HeaderTable headers={headers} label="Headers that were sent" />
      </div>
      {bodyBytes > 0 && (
        <section aria-label="Body that was sent" className="space-y-1.5">
          <h2 className="text-xs font-medium">
            Body <span className="font-normal text-muted-foreground">{formatBytes(bodyBytes)}</span>
          </h2>
          {bodyPreview === null ? (
            <Note>Bytes that are no text.</Note>
          ) : (
            <Scrollable label="Text of the body" className="max-h-72 rounded-md border bg-code break-words whitespace-pre-wrap">
              {bodyPreview}
            </Scrollable>
          )}
        </section>
      )}
      <section aria-label="As cURL" className="space-y-1.5">
        <h2 className="text-xs font-medium">As cURL</h2>
        <CodeBlock code={requestCurl(request)} label="cURL command" />
        <p className="text-xs text-muted-foreground">Secrets are masked: put your own where it says so.</p>
      </section>
    </div>
  );
}

function Note({ children }: { children: string }) {
  return <p className="rounded-lg border border-dashed p-4 text-sm text-muted-foreground">{children}</p>;
}
