import { describeLimits } from "#components/common/schema-form/describe-limits.ts";
import type { Json } from "#lib/contracts/json.ts";
import { toJsonSchema } from "#lib/contracts/to-json-schema.ts";
import type { ValueNode } from "./node.ts";

const CHOICES_SHOWN = 4;

/** What is said of a value beside its type, in a few words. */
export function toSummary({ schema }: ValueNode): string {
  const { properties } = toJsonSchema([{ name: "value", ...schema }]);
  // Safe: it was made with this one property a line above.
  const own = (properties as { value: Record<string, Json> }).value;
  const { enum: choices, default: preset } = schema;
  const shown = choices?.slice(0, CHOICES_SHOWN).map((choice) => JSON.stringify(choice));
  return [
    describeLimits(own),
    shown === undefined
      ? ""
      : `one of ${shown.join(" ")}${(choices?.length ?? 0) > CHOICES_SHOWN ? ` and ${(choices?.length ?? 0) - CHOICES_SHOWN} more` : ""}`,
    preset === undefined ? "" : `default ${cut(JSON.stringify(preset))}`,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
