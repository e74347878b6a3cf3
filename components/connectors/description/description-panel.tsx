"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RefreshCw, Upload } from "lucide-react";
import { useRef } from "react";
import type { z } from "zod";
import { ErrorState } from "#components/common/error-state.tsx";
import { FormProblem } from "#components/common/form-problem.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { connectorMutations, connectorQueries } from "#lib/client/connectors.ts";
import { formatBytes } from "#lib/client/format-bytes.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import type { ConnectorSchema, ConnectorSchemaChanged } from "#lib/contracts/connector-schemas.ts";
import type { Connector } from "#lib/contracts/connectors.ts";
import { DESCRIPTIONS } from "../connector-labels.ts";
import { OperationsList } from "./operations-list.tsx";

type SchemaRead = z.infer<typeof ConnectorSchemaChanged>;

/** What the service says about itself: read it from the service or from files, then make endpoints of its operations. */
export function DescriptionPanel({ connector }: { connector: Connector }) {
  const { workspace, can } = useStudio();
  const query = useQuery(connectorQueries.schema(workspace.slug, connector.id));
  if (query.isPending) return <ListSkeleton label="Loading the description" />;
  const isMissing = query.error !== null && toProblem(query.error).code === "not_found";
  if (query.data === undefined && !isMissing) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const schema = query.data?.schema;
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border bg-card p-4">
        <SchemaSummary schema={schema} noun={DESCRIPTIONS[connector.apiType]?.noun ?? "description"} />
        {can("connector:write") && <ReadSchema connector={connector} known={schema !== undefined} />}
      </div>
      {schema !== undefined && <OperationsList key={schema.sha256} connector={connector} />}
    </div>
  );
}

function SchemaSummary({ schema, noun }: { schema: ConnectorSchema | undefined; noun: string }) {
  if (schema === undefined) {
    return (
      <p className="min-w-0 flex-1 basis-72 text-sm text-pretty text-muted-foreground">
        The {noun} was not read yet. Read it from the service, or upload it: then all that the service offers is listed here, and what you
        choose becomes endpoints.
      </p>
    );
  }
  return (
    <div className="min-w-0 space-y-0.5 text-sm">
      <p className="font-medium">
        {schema.operations === 1 ? "1 operation" : `${schema.operations} operations`}, {formatBytes(schema.bytes)}
      </p>
      <p className="break-all text-muted-foreground">
        Read <TimeAgo iso={schema.fetchedAt} /> from {schema.source}
      </p>
    </div>
  );
}

/** What became of the endpoints that were there already. */
function tellEndpoints({ changed, misfits, left }: SchemaRead["endpoints"]) {
  const counted = (count: number) => (count === 1 ? "1 endpoint" : `${count} endpoints`);
  const shown = misfits.slice(0, 3).map(({ name }) => name);
  const more = misfits.length > shown.length ? ` and ${misfits.length - shown.length} more` : "";
  const parts = [
    ...(changed === 0 ? [] : [`${counted(changed)} changed with it.`]),
    ...(misfits.length === 0 ? [] : [`No longer in line with it: ${shown.join(", ")}${more}.`]),
    ...(left === 0 ? [] : [`${counted(left)} were not looked at; there are too many.`]),
  ];
  const description = parts.length === 0 ? undefined : parts.join(" ");
  if (misfits.length === 0 && left === 0) toast.success("The description was read", { description });
  else toast.warning("The description was read", { description });
}

function ReadSchema({ connector, known }: { connector: Connector; known: boolean }) {
  const { workspace } = useStudio();
  const read = useMutation(connectorMutations.readSchema(useQueryClient(), workspace.slug, connector.id));
  const input = useRef<HTMLInputElement>(null);
  const done = { onSuccess: ({ endpoints }: SchemaRead) => tellEndpoints(endpoints) };
  const { files = "files", accept = "" } = DESCRIPTIONS[connector.apiType] ?? {};
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap gap-2">
        <Button disabled={read.isPending} onClick={() => read.mutate({ source: "service" }, done)}>
          <RefreshCw className={read.isPending ? "animate-spin" : undefined} aria-hidden="true" />
          {known ? "Read again" : "Read from the service"}
        </Button>
        <Button variant="outline" disabled={read.isPending} onClick={() => input.current?.click()}>
          <Upload aria-hidden="true" />
          Upload
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={accept}
          aria-label={`Upload ${files}`}
          onChange={(event) => {
            const chosen = [...(event.target.files ?? [])];
            event.target.value = "";
            if (chosen.length > 0) read.mutate({ source: "upload", files: chosen }, done);
          }}
        />
      </div>
      <FormProblem error={read.error} />
    </div>
  );
}
