import { cn } from "#components/ui/cn.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";
import { endpointSummary } from "../endpoint-summary.ts";
import { MethodPill } from "../method-pill.tsx";

interface Props {
  endpoint: Endpoint;
  isCurrent: boolean;
  onChoose: (id: string) => void;
}

/** One endpoint of the list. A link, so that it opens in a tab of its own, too. */
export function EndpointLink({ endpoint, isCurrent, onChoose }: Props) {
  const line = endpoint.operation === null ? endpoint.path : endpointSummary(endpoint);
  return (
    <li>
      <a
        href={`?endpoint=${endpoint.id}`}
        aria-current={isCurrent ? "true" : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onChoose(endpoint.id);
        }}
        className={cn("flex items-center gap-2 rounded-md px-2 py-1.5 hover:bg-accent", isCurrent && "bg-tint hover:bg-tint")}
      >
        <MethodPill endpoint={endpoint} />
        <span className="min-w-0">
          <span className="block truncate text-[0.8125rem] leading-5 font-medium">
            <bdi>{endpoint.displayName}</bdi>
          </span>
          <span className="block truncate font-mono text-[0.6875rem] leading-4 text-muted-foreground" dir="ltr">
            {line}
          </span>
        </span>
      </a>
    </li>
  );
}
