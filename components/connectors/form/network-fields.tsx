import { ListPlus, ShieldCheck } from "lucide-react";
import { LinesField } from "#components/common/lines-field.tsx";
import type { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CredentialField } from "./credential-field.tsx";
import type { FieldErrors } from "./field-errors.ts";
import { FormSection } from "./form-section.tsx";
import { HeaderRows } from "./header-rows.tsx";
import type { ConnectorDraft } from "./read-connector.ts";
import { summaries } from "./summaries.ts";

interface Props {
  start: CreateConnectorInput;
  draft: ConnectorDraft;
  errors: FieldErrors;
}

export function HeadersFields({ start, draft, errors }: Props) {
  return (
    <FormSection
      title="Headers"
      icon={ListPlus}
      summary={summaries.headers(draft)}
      hasErrors={"headerName" in errors}
      description="Sent with every call of every endpoint."
    >
      <HeaderRows headers={start.defaultHeaders} error={errors["headerName"]} />
    </FormSection>
  );
}

export function NetworkFields({ start, draft, errors }: Props) {
  const names = ["hosts", "hostsAllow", "hostsDeny", "tlsCa", "tlsCredentialId"];
  return (
    <FormSection
      title="TLS and hosts"
      icon={ShieldCheck}
      summary={summaries.network(draft)}
      hasErrors={names.some((name) => name in errors)}
    >
      <CredentialField
        name="tlsCredentialId"
        label="Client certificate"
        type="client_certificate"
        value={start.tlsCredentialId}
        error={errors["tlsCredentialId"]}
      />
      <LinesField
        label="Own certificate authorities (PEM)"
        name="tlsCa"
        hint="In place of the usual ones."
        placeholder="-----BEGIN CERTIFICATE-----"
        defaultValue={start.tlsCa ?? ""}
        error={errors["tlsCa"]}
      />
      <LinesField
        label="Further hosts"
        name="hostsAllow"
        hint="Where redirects may lead besides the host of the base URL. One for each line."
        placeholder="cdn.example.com"
        defaultValue={start.hosts.allow.join("\n")}
        error={errors["hostsAllow"] ?? errors["hosts"]}
      />
      <LinesField
        label="Forbidden hosts"
        name="hostsDeny"
        hint="Never called, wherever an answer points."
        defaultValue={start.hosts.deny.join("\n")}
        error={errors["hostsDeny"]}
      />
    </FormSection>
  );
}
