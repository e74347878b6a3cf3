"use client";

import { useId } from "react";
import { FormProblem } from "#components/common/form-problem.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { useLiveForm } from "#lib/client/use-live-form.ts";
import { useUnsaved } from "#lib/client/use-unsaved.ts";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import type { CreateCredentialInput } from "#lib/contracts/credentials.ts";
import type { FieldError } from "#lib/contracts/errors.ts";
import { AdapterFields } from "./adapter-fields.tsx";
import { AuthFields } from "./auth-fields.tsx";
import { DraftTest } from "./draft-test.tsx";
import { fieldOf } from "./field-of.ts";
import { FormChangedProvider } from "./form-changed.tsx";
import { LimitsFields } from "./limits-fields.tsx";
import { HeadersFields, NetworkFields } from "./network-fields.tsx";
import { type ConnectorDraft, readConnector } from "./read-connector.ts";
import { ServiceFields } from "./service-fields.tsx";
import { toDraft } from "./to-draft.ts";
import { useDraftTest } from "./use-draft-test.ts";
import { useReach } from "./use-reach.ts";

export interface SavedForm {
  connector: ConnectorDraft;
  credential: CreateCredentialInput | null;
}

interface Props {
  /** What the fields say at first. */
  start: CreateConnectorInput;
  /** The one that is changed; a new one is made where absent. */
  connectorId?: string;
  /** A secret that is not stored yet. */
  credential?: CreateCredentialInput | null;
  onCredentialRemoved?: () => void;
  /** Saving it loses nothing that was typed; it is not asked about. */
  isSaved: boolean;
  /** Something beside the fields is unsaved as well. */
  isUnsaved?: boolean;
  pending: boolean;
  error: unknown;
  /** On the button, by what is being saved. */
  action: (draft: ConnectorDraft) => string;
  onSave: (saved: SavedForm) => void;
}

const NONE: readonly FieldError[] = [];

/** A connector, all of it: what is understood while it is typed, and what most leave alone folded into one line each. */
export function ConnectorForm({ start, connectorId, credential = null, onCredentialRemoved, isSaved, isUnsaved, ...save }: Props) {
  const id = useId();
  const form = useLiveForm({
    schema: CreateConnectorInput,
    initial: toDraft(start),
    read: (data) => readConnector(data, start),
    fieldOf,
    error: save.error,
    onSubmit: (connector) => save.onSave({ connector, credential: namedCredential(id, credential) }),
  });
  const { draft } = form;
  const isNew = connectorId === undefined;
  const reach = useReach(draft, isNew || draft.baseUrl !== start.baseUrl || draft.authType === "oauth2");
  const test = useDraftTest(draft, connectorId);
  useUnsaved(!isSaved && (form.isDirty || isUnsaved === true));
  const errors = { ...byField(reach.data?.test.errors ?? NONE), ...byField(test.answer?.errors ?? NONE), ...form.errors };
  const shown = { start, draft, errors };
  return (
    <FormChangedProvider value={form.changed}>
      <form {...form.props} id={id} aria-label="Connector" className="min-w-0 space-y-3">
        <ServiceFields {...shown} ownId={connectorId} reach={reach} />
        {draft.apiType === "custom" && <AdapterFields adapter={start.adapter} errors={errors} />}
        <AuthFields
          {...shown}
          credential={credential}
          onCredentialRemoved={() => onCredentialRemoved?.()}
          startsOpen={isNew && (start.authType !== "none" || credential !== null)}
        />
        <HeadersFields {...shown} />
        <LimitsFields {...shown} />
        <NetworkFields {...shown} />
        <div className="sticky bottom-0 z-10 -mx-1 space-y-3 border-t bg-background px-1 py-3">
          <FormProblem error={form.problem} />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <SubmitButton pending={save.pending}>{save.action(draft)}</SubmitButton>
            {credential === null && <DraftTest {...test} />}
          </div>
        </div>
      </form>
    </FormChangedProvider>
  );
}

function byField(errors: readonly FieldError[]): Record<string, string> {
  return Object.fromEntries(errors.map(({ path, message }) => [fieldOf(path), message]));
}

/** The secret under the name that the form gives it. */
function namedCredential(formId: string, credential: CreateCredentialInput | null): CreateCredentialInput | null {
  const form = document.getElementById(formId);
  const name = form instanceof HTMLFormElement ? new FormData(form).get("newCredentialName") : null;
  return credential === null || name === null ? null : { ...credential, name: String(name).trim() || credential.name };
}
