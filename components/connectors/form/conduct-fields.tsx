import { writePairs } from "#components/common/lines/write-pairs.ts";
import { LinesField } from "#components/common/lines-field.tsx";
import { TextField } from "#components/common/text-field.tsx";
import type { Connector } from "#lib/contracts/connectors.ts";
import { CredentialField } from "./credential-field.tsx";
import type { FieldErrors } from "./field-errors.ts";
import { FormSection } from "./form-section.tsx";

interface Props {
  connector: Connector | undefined;
  errors: FieldErrors;
}

const LIMITS = ["timeoutMs", "timeouts", "retry", "rateLimit", "circuitBreaker"];
const NETWORK = ["defaultHeaders", "hosts", "tlsCa", "tlsCredentialId"];

/** Attempts, limits, hosts and TLS: what most connectors leave as it is. */
export function ConductFields({ connector, errors }: Props) {
  return (
    <>
      <FormSection
        title="Attempts and limits"
        folded
        opened={LIMITS.some((name) => name in errors)}
        description="An empty limit is no limit."
      >
        <NumberField label="Time limit (ms)" name="timeoutMs" value={connector?.timeoutMs ?? 30_000} error={errors["timeoutMs"]} />
        <NumberField label="Time to connect (ms)" name="connectMs" value={connector?.timeouts.connectMs} error={errors["timeouts"]} />
        <NumberField label="Time to the first byte (ms)" name="firstByteMs" value={connector?.timeouts.firstByteMs} />
        <NumberField label="Further attempts (0–3)" name="maxRetries" value={connector?.retry.maxRetries ?? 2} error={errors["retry"]} />
        <NumberField label="Pause before the second attempt (ms)" name="baseDelayMs" value={connector?.retry.baseDelayMs ?? 250} />
        <NumberField label="Rate limit: requests" name="rateRequests" value={connector?.rateLimit?.requests} error={errors["rateLimit"]} />
        <NumberField label="Rate limit: in how many seconds" name="ratePerSeconds" value={connector?.rateLimit?.perSeconds} />
        <NumberField label="Rate limit: burst" name="rateBurst" value={connector?.rateLimit?.burst} />
        <NumberField label="Calls at the same time" name="rateConcurrency" value={connector?.rateLimit?.concurrency} />
        <NumberField
          label="Circuit breaker: failures in a row"
          name="breakerFailures"
          value={connector?.circuitBreaker?.failures}
          error={errors["circuitBreaker"]}
        />
        <NumberField label="Circuit breaker: pause (ms)" name="breakerCooldownMs" value={connector?.circuitBreaker?.cooldownMs} />
      </FormSection>
      <FormSection title="Headers, hosts and TLS" folded opened={NETWORK.some((name) => name in errors)}>
        <LinesField
          label="Headers of every call"
          name="defaultHeaders"
          hint="One for each line, as Name: value."
          defaultValue={writePairs(connector?.defaultHeaders ?? {}, ": ")}
          error={errors["defaultHeaders"]}
        />
        <LinesField
          label="Further hosts"
          name="hostsAllow"
          hint="Where redirects may lead besides the host of the base URL. One for each line."
          defaultValue={connector?.hosts.allow.join("\n")}
          error={errors["hosts"]}
        />
        <LinesField label="Forbidden hosts" name="hostsDeny" defaultValue={connector?.hosts.deny.join("\n")} />
        <LinesField
          label="Certificate authorities (PEM)"
          name="tlsCa"
          hint="In place of the usual ones."
          defaultValue={connector?.tlsCa ?? ""}
          error={errors["tlsCa"]}
        />
        <CredentialField
          name="tlsCredentialId"
          label="Client certificate"
          type="client_certificate"
          value={connector?.tlsCredentialId ?? null}
          error={errors["tlsCredentialId"]}
        />
      </FormSection>
    </>
  );
}

interface NumberProps {
  label: string;
  name: string;
  value: number | null | undefined;
  error?: string | undefined;
}

function NumberField({ value, ...field }: NumberProps) {
  return <TextField {...field} inputMode="numeric" defaultValue={value ?? ""} />;
}
