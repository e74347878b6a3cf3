import { Cable } from "lucide-react";
import { Breadcrumb } from "#components/common/breadcrumb.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import { ConnectionBar } from "./connection/connection-bar.tsx";
import { API_TYPES } from "./connector-labels.ts";

export function ConnectorHeader({ connector }: { connector: ConnectorView }) {
  const { workspace } = useStudio();
  return (
    <header className="space-y-4">
      <Breadcrumb places={[{ label: "Connectors", href: `/${workspace.slug}/connectors` }]} current={connector.name} />
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="flex min-w-0 items-start gap-3.5">
          <span className="grid size-11 shrink-0 place-items-center rounded-lg bg-tint text-primary">
            <Cable className="size-5" aria-hidden="true" />
          </span>
          <div className="min-w-0 space-y-1">
            <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-2xl leading-7 font-semibold tracking-tight">
              <span className="min-w-0 break-words">{connector.displayName}</span>
              <Badge variant="outline" className="tracking-normal">
                {API_TYPES[connector.apiType]}
              </Badge>
            </h1>
            <p className="font-mono text-xs break-all text-muted-foreground">{connector.baseUrl}</p>
            {connector.description !== "" && (
              <p className="max-w-prose text-sm text-pretty text-muted-foreground">{connector.description}</p>
            )}
          </div>
        </div>
        <ConnectionBar connector={connector} />
      </div>
    </header>
  );
}
