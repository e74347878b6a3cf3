import type { Json } from "../json.ts";
import type { DefinitionChange } from "../versions.ts";
import { change, quote } from "./change.ts";

interface Words {
  path: string;
  one: string;
  many: string;
  /** Whether losing an entry can make a call fail. */
  losing?: boolean;
}

/** Entries that came and went; their order means nothing. */
export function compareLists(
  before: Json | undefined,
  after: Json | undefined,
  { path, one, many, losing = false }: Words,
): DefinitionChange[] {
  const [was, is] = [textsOf(before), textsOf(after)];
  const gone = was.filter((text) => !is.includes(text));
  const added = is.filter((text) => !was.includes(text));
  return [
    ...(gone.length === 0 ? [] : [change(path, `${words(gone)} removed`, losing)]),
    ...(added.length === 0 ? [] : [change(path, `${words(added)} added`, false)]),
  ];

  function words(texts: readonly string[]): string {
    return `${texts.length === 1 ? one : many} ${texts.map(quote).join(", ")} ${texts.length === 1 ? "was" : "were"}`;
  }
}

function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === "string") : [];
}
