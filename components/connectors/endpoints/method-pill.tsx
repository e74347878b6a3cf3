import { cn } from "#components/ui/cn.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";

const COLOURS: Record<Endpoint["method"], string> = {
  GET: "text-primary",
  HEAD: "text-muted-foreground",
  OPTIONS: "text-muted-foreground",
  POST: "text-success",
  PUT: "text-warning",
  PATCH: "text-warning",
  DELETE: "text-destructive",
};
const SHORT: Partial<Record<Endpoint["method"], string>> = { DELETE: "DEL", OPTIONS: "OPT" };
const KINDS: Record<NonNullable<Endpoint["operation"]>["kind"], string> = { graphql: "GQL", soap: "SOAP", grpc: "gRPC", custom: "CODE" };

/** How an endpoint is called, in four letters. */
export function MethodPill({ endpoint: { method, operation } }: { endpoint: Pick<Endpoint, "method" | "operation"> }) {
  const isRest = operation === null;
  return (
    <span
      className={cn("w-10 shrink-0 font-mono text-[0.6875rem] font-semibold tracking-tight", isRest ? COLOURS[method] : "text-primary")}
      title={isRest ? method : undefined}
    >
      {isRest ? (SHORT[method] ?? method) : KINDS[operation.kind]}
    </span>
  );
}
