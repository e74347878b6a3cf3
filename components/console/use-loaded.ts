import { useQuery } from "@tanstack/react-query";
import { useStudio } from "#components/shell/studio-context.tsx";
import type { ConsoleSubject } from "#lib/client/console.ts";
import { exampleQueries } from "#lib/client/examples.ts";
import { executionQueries } from "#lib/client/executions.ts";
import type { Execution } from "#lib/contracts/executions.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { useConsole } from "./use-console.ts";

export interface Loaded {
  /** What was loaded; another text is another one. */
  key: string;
  /** Null where the log holds a part of them only. */
  parameters: JsonObject | null;
}

export const runKey = (id: string) => `run ${id}`;
export const exampleKey = (id: string) => `example ${id}`;

/** The parameters that the address names: those of an earlier run, or of an example. */
export function useLoaded({ kind, id }: ConsoleSubject) {
  const { workspace } = useStudio();
  const { view } = useConsole();
  const execution = useQuery({
    ...executionQueries.detail(workspace.slug, view.execution ?? ""),
    enabled: view.execution !== undefined,
  });
  const examples = useQuery(exampleQueries.of(workspace.slug, kind, id));
  const example = examples.data?.examples.find((candidate) => candidate.id === view.example);
  const run = view.execution === undefined ? undefined : execution.data?.execution;
  return { execution, examples, loaded: run === undefined ? ofExample(example) : ofRun(run) };
}

/** Renamed or changed by somebody, it is still the same: what was entered since stays. */
function ofExample(example: { id: string; parameters: JsonObject } | undefined): Loaded | undefined {
  return example === undefined ? undefined : { key: exampleKey(example.id), parameters: example.parameters };
}

function ofRun({ id, input, inputTruncated }: Execution): Loaded {
  return { key: runKey(id), parameters: !inputTruncated && isObject(input) ? input : null };
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
