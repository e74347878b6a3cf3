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

function ofExample(example: { id: string; parameters: JsonObject; updatedAt: string } | undefined): Loaded | undefined {
  return example === undefined ? undefined : { key: `example ${example.id} ${example.updatedAt}`, parameters: example.parameters };
}

function ofRun({ id, input, inputTruncated }: Execution): Loaded {
  return { key: `run ${id}`, parameters: !inputTruncated && isObject(input) ? input : null };
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
