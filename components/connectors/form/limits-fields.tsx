import { Gauge } from "lucide-react";
import { TextField } from "#components/common/text-field.tsx";
import type { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import type { FieldErrors } from "./field-errors.ts";
import { FormSection } from "./form-section.tsx";
import type { ConnectorDraft } from "./read-connector.ts";
import { RetryCurve } from "./retry-curve.tsx";
import { summaries } from "./summaries.ts";

interface Props {
  start: CreateConnectorInput;
  draft: ConnectorDraft;
  errors: FieldErrors;
}

const NAMES = ["timeoutMs", "connectMs", "firstByteMs", "maxRetries", "baseDelayMs", "rateRequests", "ratePerSeconds", "rateBurst"];
const MORE = ["rateLimit", "rateConcurrency", "circuitBreaker", "breakerFailures", "breakerCooldownMs"];

/** How long, how often and how many at once: what most connectors leave as it is. */
export function LimitsFields({ start, draft, errors }: Props) {
  const { timeouts, retry, rateLimit, circuitBreaker } = start;
  const field = (name: string, label: string, value: number | null | undefined, hint?: string) => (
    <TextField label={label} name={name} inputMode="numeric" defaultValue={value ?? ""} error={errors[name]} hint={hint} />
  );
  return (
    <FormSection
      title="Limits and attempts"
      icon={Gauge}
      summary={summaries.limits(draft)}
      hasErrors={[...NAMES, ...MORE].some((name) => name in errors)}
      description="Times are in milliseconds. An empty limit is no limit."
    >
      {field("maxRetries", "Further attempts (0–3)", retry.maxRetries)}
      {field("baseDelayMs", "Pause before the second attempt", retry.baseDelayMs)}
      <RetryCurve maxRetries={draft.retry?.maxRetries ?? 2} baseDelayMs={draft.retry?.baseDelayMs ?? 250} />
      {field("timeoutMs", "Time limit of a call", start.timeoutMs)}
      {field("connectMs", "Time to connect", timeouts.connectMs)}
      {field("firstByteMs", "Time to the first byte", timeouts.firstByteMs)}
      {field("rateConcurrency", "Calls at the same time", rateLimit?.concurrency)}
      {field("rateRequests", "Rate limit: requests", rateLimit?.requests)}
      {field("ratePerSeconds", "in how many seconds", rateLimit?.perSeconds)}
      {field("rateBurst", "Rate limit: burst", rateLimit?.burst, "How many may go out at once after a quiet time.")}
      <div className="hidden sm:block" />
      {field(
        "breakerFailures",
        "Circuit breaker: failures in a row",
        circuitBreaker?.failures,
        "After so many, calls are held back for a while, so that the service recovers.",
      )}
      {field("breakerCooldownMs", "Circuit breaker: pause", circuitBreaker?.cooldownMs, "How long they are held back.")}
    </FormSection>
  );
}
