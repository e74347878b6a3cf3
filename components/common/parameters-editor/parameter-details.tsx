"use client";

import type { Json } from "#lib/contracts/json.ts";
import type { ParameterSchema } from "#lib/contracts/parameters.ts";
import { isFitting, type ValueNode } from "./node.ts";
import { ParsedField } from "./parsed-field.tsx";
import { readChoices, readCount, readNumber, readValue, writeChoices, writeValue } from "./read-values.ts";
import { useTreeContext } from "./tree-context.ts";

interface Props {
  id: string;
  node: ValueNode;
  called: string;
}

type Keyword = "min" | "max" | "minLength" | "maxLength";

const BOUNDS: readonly { keyword: Keyword; label: string; ofArray?: string }[] = [
  { keyword: "min", label: "At least", ofArray: "Fewest items" },
  { keyword: "max", label: "At most", ofArray: "Most items" },
  { keyword: "minLength", label: "Shortest" },
  { keyword: "maxLength", label: "Longest" },
];
const FORMATS = ["date-time", "date", "time", "duration", "email", "uri", "uuid", "ipv4", "ipv6", "hostname", "byte"];
const same = (text: string) => text;

/** What fits beside the type: bounds, pattern, choices, default. Only what means something for the type. */
export function ParameterDetails({ id, node: { schema }, called }: Props) {
  const { changeValue, readOnly } = useTreeContext();
  const { type } = schema;
  const set = (keyword: keyof ParameterSchema) => (value: Json | undefined) =>
    changeValue(id, (node) => ({ ...node, schema: { ...node.schema, [keyword]: value } }), `${keyword}:${id}`);
  const shared = { disabled: readOnly };
  return (
    <fieldset
      aria-label={`Constraints of ${called}`}
      className="my-1 grid grid-cols-2 gap-3 rounded-md border bg-background/60 p-3 @md:grid-cols-4"
    >
      {BOUNDS.filter(({ keyword }) => isFitting(type, keyword)).map(({ keyword, label, ofArray }) => (
        <ParsedField
          key={keyword}
          {...shared}
          label={type === "array" ? (ofArray ?? label) : label}
          value={schema[keyword]}
          write={String}
          read={type === "number" || type === "integer" ? readNumber : readCount}
          onChange={set(keyword)}
          inputMode={type === "number" ? "decimal" : "numeric"}
        />
      ))}
      {isFitting(type, "format") && (
        <>
          <ParsedField
            {...shared}
            label="Format"
            value={schema.format}
            write={same}
            read={same}
            onChange={set("format")}
            list={`${id}-formats`}
          />
          <datalist id={`${id}-formats`}>
            {FORMATS.map((format) => (
              <option key={format} value={format} />
            ))}
          </datalist>
        </>
      )}
      {isFitting(type, "pattern") && (
        <ParsedField {...shared} label="Pattern" value={schema.pattern} write={same} read={same} onChange={set("pattern")} mono />
      )}
      <Default schema={schema} onChange={set("default")} />
      {isFitting(type, "enum") && (
        <div className="col-span-full">
          <ParsedField
            {...shared}
            label="Choices, one for each line"
            value={schema.enum}
            write={(choices) => writeChoices(type, choices)}
            read={(text) => readChoices(type, text)}
            onChange={set("enum")}
            lines
            mono
          />
        </div>
      )}
    </fieldset>
  );
}

function Default({ schema, onChange }: { schema: ValueNode["schema"]; onChange: (value: Json | undefined) => void }) {
  const { readOnly } = useTreeContext();
  const { type } = schema;
  const isInside = type === "object" || type === "array";
  return (
    <div className={isInside ? "col-span-full" : "col-span-2 @md:col-span-2"}>
      <ParsedField
        disabled={readOnly}
        label={isInside ? "Default, as JSON" : "Default"}
        value={schema.default}
        write={(value) => writeValue(type, value)}
        read={(text) => readValue(type, text)}
        onChange={onChange}
        mono
        {...(type === "boolean" ? { placeholder: "true or false" } : {})}
      />
    </div>
  );
}
