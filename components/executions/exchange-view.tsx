import type { ReactNode } from "react";
import { Scrollable } from "#components/common/scrollable.tsx";
import { formatBytes } from "#lib/client/format-bytes.ts";
import type { Exchange } from "#lib/contracts/exchange.ts";

/** What went over the network, as it was sent and came back, without secrets. */
export function ExchangeView({ exchange: { request, response } }: { exchange: Exchange }) {
  return (
    <section aria-label="Network" className="space-y-3">
      {request !== null && (
        <Message
          title="Request"
          line={`${request.method} ${request.url}`}
          headers={request.headers}
          note={request.bodyBytes > 0 ? `Body of ${formatBytes(request.bodyBytes)}` : null}
        >
          {request.bodyPreview !== null && request.bodyPreview !== "" && (
            <Scrollable label="Body of the request" dir="auto" className="max-h-48 border-t whitespace-pre-wrap break-words">
              {request.bodyPreview}
            </Scrollable>
          )}
        </Message>
      )}
      {response !== null && (
        <Message
          title="Response"
          line={response.redirects > 0 ? `${response.status} from ${response.method} ${response.url}` : String(response.status)}
          headers={response.headers}
          note={`Body of ${formatBytes(response.bytes)}`}
        />
      )}
    </section>
  );
}

interface MessageProps {
  title: string;
  line: string;
  headers: Readonly<Record<string, string>>;
  note: string | null;
  children?: ReactNode;
}

function Message({ title, line, headers, note, children }: MessageProps) {
  const entries = Object.entries(headers);
  return (
    <div className="min-w-0 overflow-hidden rounded-md border bg-code">
      <div className="flex items-baseline justify-between gap-3 border-b px-3 py-2">
        <h3 className="text-xs font-medium text-muted-foreground">{title}</h3>
        {note !== null && <p className="text-xs text-muted-foreground">{note}</p>}
      </div>
      <p dir="ltr" className="px-3 py-2 font-mono text-xs/5 break-all">
        {line}
      </p>
      {entries.length > 0 && (
        <details className="border-t text-xs/5">
          <summary className="cursor-pointer px-3 py-1.5 text-muted-foreground">
            {entries.length === 1 ? "1 header" : `${entries.length} headers`}
          </summary>
          <dl className="px-3 pb-2 font-mono">
            {entries.map(([name, value]) => (
              <div key={name} className="break-all">
                <dt className="inline text-muted-foreground">{name}: </dt>
                <dd className="inline">{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {children}
    </div>
  );
}
