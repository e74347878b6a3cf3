import { Chip } from "#components/common/chip.tsx";
import type { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";

interface Props {
  endpoint: CreateEndpointInput;
  values: JsonObject;
  onChange: (endpoint: CreateEndpointInput) => void;
}

const PLACES = [
  ["pathParams", "Path"],
  ["queryParams", "Query"],
  ["headerParams", "Headers"],
  ["cookieParams", "Cookies"],
] as const;
const SHOWN_CHARS = 24;

/** What the endpoint takes, by where it goes, with the values that stood in the text. */
export function PreviewParameters({ endpoint, values, onChange }: Props) {
  const fields = Array.isArray(endpoint.bodySchema) ? endpoint.bodySchema : [];
  return (
    <dl className="space-y-2.5 text-sm">
      {PLACES.filter(([place]) => endpoint[place].length > 0).map(([place, label]) => (
        <Group key={place} label={label}>
          {endpoint[place].map(({ name }) => (
            <Chip
              key={name}
              tone="tint"
              removes={name}
              {...(place === "pathParams"
                ? {}
                : { onRemove: () => onChange({ ...endpoint, [place]: endpoint[place].filter((parameter) => parameter.name !== name) }) })}
            >
              <Pair name={name} value={values[name]} />
            </Chip>
          ))}
        </Group>
      ))}
      {fields.length > 0 && (
        <Group label={`Body, ${endpoint.bodyType}`}>
          {fields.map(({ name }) => (
            <Chip
              key={name}
              removes={name}
              onRemove={() => onChange({ ...endpoint, bodySchema: fields.filter((field) => field.name !== name) })}
            >
              <Pair name={name} value={values[name]} />
            </Chip>
          ))}
        </Group>
      )}
    </dl>
  );
}

function Group({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="space-y-1.5">
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd className="flex flex-wrap gap-1.5">{children}</dd>
    </div>
  );
}

function Pair({ name, value }: { name: string; value: Json | undefined }) {
  const text = value === undefined ? undefined : typeof value === "string" ? value : JSON.stringify(value);
  return (
    <>
      <span className="font-mono">{name}</span>
      {text !== undefined && text !== "" && (
        <span className="text-muted-foreground"> = {text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text}</span>
      )}
    </>
  );
}
