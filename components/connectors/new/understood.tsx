import { Info } from "lucide-react";
import type { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import type { ImportPlan } from "#lib/contracts/import-plan.ts";
import { EndpointPreview } from "./endpoint-preview.tsx";

interface Props {
  plan: ImportPlan;
  endpoints: readonly CreateEndpointInput[];
  onEndpoints: (endpoints: CreateEndpointInput[]) => void;
}

/** What a pasted text became, next to it: the endpoints to be changed, and what was left out. */
export function Understood({ plan, endpoints, onEndpoints }: Props) {
  return (
    <div className="space-y-4">
      {endpoints.length === 0 && (
        <p className="text-sm text-pretty text-muted-foreground">
          {plan.endpoints.length === 0
            ? "The address is of the service as a whole, so no endpoint is made. Add them after saving."
            : "No endpoint will be made."}
        </p>
      )}
      {endpoints.map((endpoint, index) => (
        <EndpointPreview
          key={plan.endpoints[index]?.name ?? index}
          endpoint={endpoint}
          values={plan.parameters}
          onChange={(changed) => onEndpoints(endpoints.map((one, at) => (at === index ? changed : one)))}
          onRemove={() => onEndpoints(endpoints.filter((_, at) => at !== index))}
        />
      ))}
      {plan.notes.length > 0 && (
        <ul aria-label="What to know" className="space-y-1.5 text-sm text-muted-foreground">
          {plan.notes.map((note) => (
            <li key={note} className="flex gap-2">
              <Info className="mt-0.5 size-4 shrink-0 text-warning" aria-hidden="true" />
              <span className="min-w-0 break-words">
                <bdi>{note}</bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
