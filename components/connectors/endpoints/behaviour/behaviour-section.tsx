"use client";

import { LinesField } from "#components/common/lines-field.tsx";
import { SelectField } from "#components/common/select-field.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { formatBytes } from "#lib/client/format-bytes.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import { ValidationMode } from "#lib/contracts/endpoints.ts";
import { useEditor, useProblem } from "../editor/editor-context.tsx";
import { Fold } from "./fold.tsx";
import { NumberField } from "./number-field.tsx";
import { PaginationFields } from "./pagination-fields.tsx";

const ANSWER_TYPES: Record<EndpointDefinition["answerType"], string> = {
  auto: "by its content type",
  json: "JSON",
  text: "text",
  binary: "bytes, to be downloaded",
  events: "server-sent events",
  lines: "JSON lines",
};
const REQUEST_MODES: Record<ValidationMode, string> = { strict: "are refused", warn: "are sent, with a warning", off: "are sent" };
const IDEMPOTENT = { "": "by the method", yes: "is safe to repeat", no: "must not be repeated" };

/** What else an endpoint does, one subject after the other; each says in a line what is set. */
export function BehaviourSection() {
  const { draft, define, mayWrite } = useEditor();
  const { definition } = draft;
  const isRest = definition.operation === null;
  const readOnly = !mayWrite;
  return (
    <fieldset disabled={readOnly} className="min-w-0 space-y-2">
      <legend className="sr-only">Behaviour</legend>
      <Fold title="Description" summary={definition.description === "" ? "none" : definition.description}>
        <LinesField
          label="What it does"
          hint="Agents read it when a tool is made of this endpoint."
          className="min-h-20 text-sm md:text-sm"
          maxLength={10_000}
          value={definition.description}
          onChange={(event) => define({ description: event.target.value })}
        />
      </Fold>
      <Fold title="Error condition" summary={definition.errorWhen ?? "by the status alone"} error={useProblem("errorWhen")}>
        <TextField
          label="An answer is a failure when"
          hint="A JMESPath expression over the answer, such as error != null. For services that answer 200 with an error inside."
          className="font-mono text-xs md:text-xs"
          placeholder="error != null"
          value={definition.errorWhen ?? ""}
          onChange={(event) => define({ errorWhen: event.target.value === "" ? null : event.target.value })}
        />
      </Fold>
      {isRest && <PaginationFields />}
      <Fold
        title="Checks"
        summary={`Wrong parameters ${REQUEST_MODES[definition.requestValidation]}; answers are read ${ANSWER_TYPES[definition.answerType]}`}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label="Parameters that do not fit"
            options={REQUEST_MODES}
            value={definition.requestValidation}
            onChange={(event) => define({ requestValidation: ValidationMode.parse(event.target.value) })}
          />
          <SelectField
            label="The answer is read"
            options={ANSWER_TYPES}
            value={definition.answerType}
            onChange={(event) => define({ answerType: event.target.value as EndpointDefinition["answerType"] })}
          />
        </div>
      </Fold>
      <Repetition />
      <Limits />
    </fieldset>
  );
}

function Repetition() {
  const { draft, define } = useEditor();
  const { idempotent, idempotencyHeader, method } = draft.definition;
  const chosen = idempotent === null ? "" : idempotent ? "yes" : "no";
  const summary =
    idempotencyHeader === null ? (chosen === "" ? `as ${method} is` : IDEMPOTENT[chosen]) : `one key per call in ${idempotencyHeader}`;
  return (
    <Fold title="Repeated attempts" summary={summary} error={useProblem("idempotencyHeader")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="A second attempt"
          options={IDEMPOTENT}
          value={chosen}
          onChange={({ target: { value } }) => define({ idempotent: value === "" ? null : value === "yes" })}
        />
        <TextField
          label="Header with a key for each call"
          hint="The same on every attempt, which makes attempts safe."
          placeholder="Idempotency-Key"
          value={idempotencyHeader ?? ""}
          error={useProblem("idempotencyHeader")}
          onChange={(event) => define({ idempotencyHeader: event.target.value === "" ? null : event.target.value })}
        />
      </div>
    </Fold>
  );
}

function Limits() {
  const { draft, define, connector } = useEditor();
  const { timeoutMs, maxResponseBytes } = draft.definition;
  const tooLong = useProblem("timeoutMs");
  const tooLarge = useProblem("maxResponseBytes");
  const time = timeoutMs === null ? `${formatDuration(connector.timeoutMs)}, as the connector has it` : formatDuration(timeoutMs);
  return (
    <Fold title="Limits" summary={`${time}; answers up to ${formatBytes(maxResponseBytes)}`} error={tooLong ?? tooLarge}>
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField
          label="Time for a call, in ms"
          value={timeoutMs}
          placeholder={String(connector.timeoutMs)}
          error={tooLong}
          onChange={(next) => define({ timeoutMs: next })}
        />
        <NumberField
          label="Largest answer, in bytes"
          value={maxResponseBytes}
          error={tooLarge}
          onChange={(next) => define({ maxResponseBytes: next ?? 5_242_880 })}
        />
      </div>
    </Fold>
  );
}
