import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { CodeError, FieldError, Layer } from "#lib/contracts/errors.ts";
import { CodeErrorView } from "./code-error-view.tsx";
import { LAYERS_EXPLAINED } from "./layers.ts";

export interface ExecutionFailure {
  title: string;
  message: string;
  layer: Layer | null;
  retryable: boolean;
  errors: readonly FieldError[];
  code: CodeError | undefined;
  durationMs: number | undefined;
  requestId: string;
}

/** Why an execution failed: where, what it means, and what to look at. */
export function ExecutionError({ failure, footer }: { failure: ExecutionFailure; footer?: ReactNode }) {
  const { layer, errors, code, durationMs } = failure;
  return (
    <div role="alert" className="overflow-hidden rounded-lg border border-destructive/35 bg-card">
      <div className="space-y-3 bg-destructive/6 p-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <TriangleAlert className="size-4 shrink-0 text-destructive" aria-hidden="true" />
          <h3 className="min-w-0 flex-1 text-sm font-semibold text-destructive">{failure.title}</h3>
          {layer !== null && <Badge variant="outline">{LAYERS_EXPLAINED[layer].label}</Badge>}
        </div>
        <p className="text-sm break-words">{failure.message}</p>
        {layer !== null && <p className="text-sm text-muted-foreground">{LAYERS_EXPLAINED[layer].hint}</p>}
      </div>
      {errors.length > 0 && (
        <ul className="divide-y border-t border-destructive/20 text-sm">
          {errors.map(({ path, message }) => (
            <li key={`${path} ${message}`} className="flex flex-wrap gap-x-3 px-4 py-2">
              <code className="font-mono text-xs/5 break-all">{path}</code>
              <span className="text-muted-foreground">{message}</span>
            </li>
          ))}
        </ul>
      )}
      {code !== undefined && <CodeErrorView error={code} said={failure.message} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-destructive/20 px-4 py-2 text-xs text-muted-foreground">
        {durationMs !== undefined && <span>after {formatDuration(durationMs)}</span>}
        {failure.retryable && <span>Trying again may help</span>}
        {failure.requestId !== "" && <span className="min-w-0 font-mono break-all">request {failure.requestId}</span>}
        {footer !== undefined && <span className="ms-auto">{footer}</span>}
      </div>
    </div>
  );
}
