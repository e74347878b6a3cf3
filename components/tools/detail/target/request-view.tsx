"use client";

import { useQuery } from "@tanstack/react-query";
import { PencilLine } from "lucide-react";
import Link from "next/link";
import { CodeEditor } from "#components/common/code-editor/code-editor.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageSkeleton } from "#components/common/page-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { connectorQueries } from "#lib/client/connectors.ts";
import { endpointQueries } from "#lib/client/endpoints.ts";
import { TOOL_TARGETS } from "#lib/client/tool-targets.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { Facts } from "../facts.tsx";
import { SentParameters } from "./sent-parameters.tsx";

/** The request that a tool sends: that of its endpoint, as it is now. */
export function RequestView({ tool }: { tool: Tool }) {
  const { workspace } = useStudio();
  const query = useQuery(endpointQueries.detail(workspace.slug, TOOL_TARGETS.api_call.idOf(tool.config)));
  if (query.isPending) return <PageSkeleton label="Loading the request" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Request endpoint={query.data.endpoint} />;
}

function Request({ endpoint }: { endpoint: Endpoint }) {
  const { workspace, can } = useStudio();
  const connector = useQuery(connectorQueries.detail(workspace.slug, endpoint.connectorId)).data?.connector;
  const { operation } = endpoint;
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="min-w-0 space-y-5">
        <header className="flex flex-wrap items-center gap-3">
          <h2 className="min-w-0 text-base font-semibold break-words">
            <bdi>{endpoint.displayName}</bdi>
          </h2>
          <Button asChild variant="outline" size="sm" className="ms-auto">
            <Link href={`/${workspace.slug}/connectors/${endpoint.connectorId}?endpoint=${endpoint.id}`}>
              <PencilLine aria-hidden="true" />
              {can("connector:write") ? "Edit the endpoint" : "Open the endpoint"}
            </Link>
          </Button>
        </header>
        <p className="flex min-w-0 items-center gap-3 rounded-md border bg-code px-3 py-2.5 font-mono text-[0.8125rem]" dir="ltr">
          <Badge variant="outline" className="font-mono">
            {operation === null ? endpoint.method : operation.kind}
          </Badge>
          <span className="min-w-0 break-all">
            <span className="text-muted-foreground">{connector?.baseUrl.replace(/\/$/, "") ?? ""}</span>
            {operation === null ? <PathTemplate path={endpoint.path} /> : null}
          </span>
        </p>
        {operation !== null && (
          <CodeEditor
            value={operation.kind === "graphql" ? operation.document : JSON.stringify(operation, null, 2)}
            language={operation.kind === "graphql" ? "graphql" : "json"}
            label="Operation"
            readOnly
            height={260}
          />
        )}
        <SentParameters endpoint={endpoint} />
      </div>
      <Facts
        facts={[
          ["Connector", connector?.displayName ?? "…"],
          ["Signed with", connector?.authType ?? "…"],
          ["Version", `v${endpoint.version}`],
          ["Answers as", endpoint.answerType],
          ["Result", endpoint.projection === null ? "the whole answer" : endpoint.projection],
          ["Parameters that do not fit", WORDS[endpoint.requestValidation]],
          ["Answers that do not fit", endpoint.responseSchema === null ? "not checked" : WORDS[endpoint.responseValidation]],
        ]}
      />
    </div>
  );
}

const WORDS = { strict: "refused", warn: "noted", off: "not checked" } as const;

function PathTemplate({ path }: { path: string }) {
  return [...path.matchAll(/\{[^{}]+\}|[^{}]+/g)].map(({ 0: part, index }) => (
    <span key={index} className={part.startsWith("{") ? "rounded-sm bg-tint px-0.5 text-primary dark:text-foreground" : undefined}>
      {part}
    </span>
  ));
}
