import { CheckCircle2, CircleHelp, Loader2, TriangleAlert } from "lucide-react";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { ConnectorTested } from "#lib/contracts/connector-connection.ts";
import type { Layer } from "#lib/contracts/errors.ts";

type Tested = ConnectorTested["test"];

const WHERE: Partial<Record<Layer, string>> = {
  dns: "DNS",
  connect: "Connection",
  tls: "TLS",
  timeout: "Too slow",
  policy: "Not allowed",
  upstream: "Service",
  rate_limit: "Rate limit",
};

/** What came of asking a service, in one line: it answers, it wants to know who calls, or why it does not. */
export function ReachLine({ test, isAsking, host }: { test: Tested | undefined; isAsking: boolean; host: string }) {
  if (isAsking) {
    return (
      <p className="flex items-start gap-1.5 text-xs text-muted-foreground">
        <Loader2 className="mt-px size-3.5 shrink-0 animate-spin" aria-hidden="true" />
        <span className="min-w-0 break-words">Asking {host} …</span>
      </p>
    );
  }
  if (test === undefined) return null;
  const { icon: Icon, style, text } = verdictOf(test, host);
  return (
    <p className={`flex items-start gap-1.5 text-xs ${style}`}>
      <Icon className="mt-px size-3.5 shrink-0" aria-hidden="true" />
      <span className="min-w-0 break-words">{text}</span>
    </p>
  );
}

function verdictOf({ ok, status, layer, detail, durationMs }: Tested, host: string) {
  const took = formatDuration(durationMs);
  if (layer === "auth")
    return { icon: CheckCircle2, style: "text-success", text: `${host} answers in ${took} and wants to know who calls.` };
  if (ok === false) {
    const where = layer === null ? undefined : WHERE[layer];
    return { icon: TriangleAlert, style: "text-destructive", text: where === undefined ? detail : `${where}: ${detail}` };
  }
  const answered = status === null ? detail : `${host} answers with status ${status} in ${took}.`;
  if (ok === true) return { icon: CheckCircle2, style: "text-success", text: answered };
  const isMissing = status === 404;
  return {
    icon: isMissing ? CheckCircle2 : CircleHelp,
    style: isMissing ? "text-success" : "text-muted-foreground",
    text: isMissing ? `${host} answers in ${took}. There is nothing at the base URL itself, as with most services.` : answered,
  };
}
