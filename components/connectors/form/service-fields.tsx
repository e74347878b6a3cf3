"use client";

import { Globe } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { LinesField } from "#components/common/lines-field.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { toName } from "#lib/client/to-name.ts";
import type { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { API_CHOICES } from "../connector-labels.ts";
import { ChoiceCards } from "./choice-cards.tsx";
import type { FieldErrors } from "./field-errors.ts";
import { FormSection } from "./form-section.tsx";
import { ReachLine } from "./reach-line.tsx";
import type { ConnectorDraft } from "./read-connector.ts";
import type { useReach } from "./use-reach.ts";
import { useSameConnectors } from "./use-same-connectors.ts";

interface Props {
  start: CreateConnectorInput;
  ownId: string | undefined;
  draft: ConnectorDraft;
  errors: FieldErrors;
  reach: ReturnType<typeof useReach>;
}

/** Where the service is, how it is spoken to and what it is called. */
export function ServiceFields({ start, ownId, draft, errors, reach }: Props) {
  const { workspace } = useStudio();
  const [apiType, setApiType] = useState(start.apiType);
  const same = useSameConnectors(draft, ownId);
  return (
    <FormSection title="Service" icon={Globe}>
      <ChoiceCards
        legend="Protocol"
        name="apiType"
        options={API_CHOICES}
        value={apiType}
        onChoose={setApiType}
        className="sm:grid-cols-5"
      />
      <div className="min-w-0 space-y-2 sm:col-span-2">
        <TextField
          label="Base URL"
          name="baseUrl"
          type="url"
          placeholder="https://api.example.com/v1"
          defaultValue={start.baseUrl}
          error={errors["baseUrl"]}
          required
        />
        <div aria-live="polite" className="min-h-4 space-y-1">
          {errors["baseUrl"] === undefined && reach.isAsked && (
            <ReachLine test={reach.data?.test} isAsking={reach.isFetching} host={hostOf(draft.baseUrl)} />
          )}
          {same.addressed !== undefined && (
            <p className="text-xs text-warning">
              <Link href={`/${workspace.slug}/connectors/${same.addressed.id}`} className="underline underline-offset-2">
                <bdi>{same.addressed.displayName}</bdi>
              </Link>{" "}
              has this base URL already: you may add endpoints there.
            </p>
          )}
        </div>
      </div>
      <NameFields start={start} isNew={ownId === undefined} isTaken={same.named !== undefined} errors={errors} />
      <div className="min-w-0 sm:col-span-2">
        <LinesField
          label="Description (optional)"
          name="description"
          defaultValue={start.description}
          error={errors["description"]}
          className="min-h-9 font-sans text-sm"
          rows={1}
        />
      </div>
    </FormSection>
  );
}

interface NameProps {
  start: CreateConnectorInput;
  isNew: boolean;
  isTaken: boolean;
  errors: FieldErrors;
}

/** The name follows the title until somebody gives it one of its own. */
function NameFields({ start, isNew, isTaken, errors }: NameProps) {
  const [name, setName] = useState(start.name);
  const [isOwn, setIsOwn] = useState(!isNew || start.name !== "");
  return (
    <>
      <TextField
        label="Title"
        name="displayName"
        defaultValue={start.displayName}
        error={errors["displayName"]}
        onChange={(event) => {
          if (!isOwn) setName(toName(event.target.value));
        }}
        required
      />
      <TextField
        label="Name"
        name="name"
        hint="What scripts and code call it: letters, digits, _ and -."
        value={name}
        error={errors["name"] ?? (isTaken ? "Another connector has this name." : undefined)}
        onChange={(event) => {
          setName(event.target.value);
          setIsOwn(event.target.value !== "");
        }}
        required
      />
    </>
  );
}

function hostOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
}
