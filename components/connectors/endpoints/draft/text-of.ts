import type { EndpointDraft } from "./endpoint-draft.ts";

/** What stands in the input of a parameter, which may have any name: `constructor`, too. */
export function textOf(values: EndpointDraft["values"], name: string): string {
  return Object.hasOwn(values, name) ? (values[name] ?? "") : "";
}

/** The same under another name. */
export function renameText(values: EndpointDraft["values"], from: string, to: string): EndpointDraft["values"] {
  if (from === to || !Object.hasOwn(values, from)) return values;
  const { [from]: text = "", ...others } = values;
  return { ...others, [to]: text };
}
