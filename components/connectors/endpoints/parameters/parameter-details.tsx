"use client";

import { useId, useState } from "react";
import { LinesField } from "#components/common/lines-field.tsx";
import { SelectField } from "#components/common/select-field.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Label } from "#components/ui/label.tsx";
import { type EndpointParameter, ParameterStyle } from "#lib/contracts/endpoint-parameters.ts";
import type { Json } from "#lib/contracts/json.ts";
import { PLACES, type RequestPlace } from "../draft/places.ts";
import { readValue, toText } from "../draft/read-value.ts";

type Changes = { [K in keyof EndpointParameter]?: EndpointParameter[K] | undefined };

interface Props {
  parameter: EndpointParameter;
  place: RequestPlace;
  onEdit: (changes: Changes) => void;
}

const STYLES: Record<ParameterStyle, string> = {
  simple: "simple: a,b",
  label: "label: .a.b",
  matrix: "matrix: ;name=a,b",
  form: "form: name=a",
  spaceDelimited: "space delimited: a%20b",
  pipeDelimited: "pipe delimited: a|b",
  deepObject: "deep object: name[key]=a",
  json: "JSON",
};

/** What else a parameter says: to agents (description, choices) and about how it is written. */
export function ParameterDetails({ parameter, place, onEdit }: Props) {
  const { type, description, style, explode, allowReserved, format, pattern } = parameter;
  const styles = Object.fromEntries(PLACES[place].styles.map((one) => [one, STYLES[one]]));
  const isComposed = type === "array" || type === "object";
  return (
    <div className="ms-7 mt-1 mb-3 grid gap-4 rounded-md border bg-muted/40 p-3 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <TextField
          label="Description"
          hint="Agents read it to know what to send."
          maxLength={2_000}
          value={description ?? ""}
          onChange={(event) => onEdit({ description: orNone(event.target.value) })}
        />
      </div>
      <ValueField label="Default" parameter={parameter} value={parameter.default} onEdit={(value) => onEdit({ default: value })} />
      <ChoicesField parameter={parameter} onEdit={onEdit} />
      {type === "string" && (
        <>
          <TextField
            label="Format"
            placeholder="date-time, email, uuid"
            value={format ?? ""}
            onChange={(event) => onEdit({ format: orNone(event.target.value) })}
          />
          <TextField
            label="Pattern"
            placeholder="^[a-z]+$"
            value={pattern ?? ""}
            onChange={(event) => onEdit({ pattern: orNone(event.target.value) })}
          />
        </>
      )}
      <SelectField
        label="Written as"
        options={{ "": `as usual (${place === "query" || place === "cookie" ? "form" : "simple"})`, ...styles }}
        value={style ?? ""}
        onChange={(event) => onEdit({ style: ParameterStyle.safeParse(event.target.value).data })}
      />
      <div className="flex flex-col justify-end gap-2.5 pb-1">
        {isComposed && (
          <Tick label="One entry for each item" isOn={explode ?? (style ?? "form") === "form"} onChange={(on) => onEdit({ explode: on })} />
        )}
        {place === "query" && (
          <Tick
            label="Leave :/?@!$'()*,;= as they are"
            isOn={allowReserved === true}
            onChange={(on) => onEdit({ allowReserved: on ? true : undefined })}
          />
        )}
      </div>
    </div>
  );
}

function Tick({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (on: boolean) => void }) {
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <Checkbox id={id} checked={isOn} onCheckedChange={(on) => onChange(on === true)} />
      <Label htmlFor={id} className="text-xs font-normal">
        {label}
      </Label>
    </div>
  );
}

interface ValueFieldProps {
  label: string;
  parameter: EndpointParameter;
  value: Json | undefined;
  onEdit: (value: Json | undefined) => void;
}

/** A value typed as text; what is no value of the type stays in the field and says so. */
function ValueField({ label, parameter, value, onEdit }: ValueFieldProps) {
  const [text, setText] = useState(value === undefined ? "" : toText(value));
  const read = text === "" ? undefined : readValue(parameter, text);
  const change = (next: string) => {
    setText(next);
    const found = next === "" ? undefined : readValue(parameter, next);
    onEdit(found !== undefined && "value" in found ? found.value : undefined);
  };
  return (
    <TextField
      label={label}
      error={read !== undefined && "error" in read ? read.error : undefined}
      value={text}
      onChange={(event) => change(event.target.value)}
    />
  );
}

function ChoicesField({ parameter, onEdit }: { parameter: EndpointParameter; onEdit: (changes: Changes) => void }) {
  const [text, setText] = useState((parameter.enum ?? []).map(toText).join("\n"));
  const change = (next: string) => {
    setText(next);
    const bare = { ...parameter, enum: undefined };
    const lines = [...new Set(next.split("\n").filter((line) => line !== ""))].slice(0, 500);
    const values = lines.flatMap((line) => {
      const read = readValue(bare, line);
      return "value" in read ? [read.value] : [];
    });
    onEdit({ enum: values.length === 0 ? undefined : values });
  };
  return (
    <LinesField
      label="Only these values"
      hint="One a line."
      className="min-h-9 font-mono text-xs"
      rows={1}
      value={text}
      onChange={(event) => change(event.target.value)}
    />
  );
}

function orNone(text: string): string | undefined {
  return text === "" ? undefined : text;
}
