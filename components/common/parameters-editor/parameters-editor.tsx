"use client";

import { lazy, Suspense, useState } from "react";
import { cn } from "#components/ui/cn.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { FieldError } from "#lib/contracts/errors.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import { insertField } from "./edit-tree.ts";
import { EditorBar, type EditorView } from "./editor-bar.tsx";
import { findProblems, placeErrors } from "./find-problems.ts";
import { LostNote } from "./lost-note.tsx";
import { toList } from "./node.ts";
import { SchemaPane } from "./schema-pane.tsx";
import { TreeProvider } from "./tree-context.ts";
import { useParameters } from "./use-parameters.ts";
import { useTree } from "./use-tree.ts";

// With it comes the drag-and-drop library, which a page need not wait for.
const ParameterTree = lazy(() => import("./parameter-tree.tsx").then(({ ParameterTree }) => ({ default: ParameterTree })));

interface Props {
  value: Parameters;
  /** Absent where it can be read only. */
  onChange?: ((value: Parameters) => void) | undefined;
  label: string;
  /** Where each parameter of the root is sent, by its name: "path", "query" … */
  places?: Readonly<Record<string, string>>;
  /** What the server refused, by paths such as `parameters[0].name`. */
  errors?: readonly FieldError[];
}

const NONE: readonly FieldError[] = [];
const NOWHERE = {};

/** Parameters as a tree, and the JSON Schema that they are, always in step. Side by side where there is room. */
export function ParametersEditor({ value, onChange, label, places = NOWHERE, errors = NONE }: Props) {
  const [view, setView] = useState<EditorView>("list");
  const parameters = useParameters(value, onChange ?? ignore);
  const { nodes, lost, makeId } = parameters;
  const readOnly = onChange === undefined || lost.length > 0;
  const { placed, rest } = placeErrors(nodes, errors);
  const problems = new Map([...placed, ...findProblems(nodes)]);
  const { tree, closed, said, root } = useTree({ parameters, readOnly, problems, places });
  const add = () => {
    const field = { id: makeId(), name: "parameter", required: false, schema: { type: "string" as const } };
    tree.edit(insertField(nodes, field, null, nodes.length), { focus: field.id, say: "A parameter was added" });
  };
  return (
    <section ref={root} aria-label={label} className="@container min-w-0">
      <EditorBar
        view={view}
        onView={setView}
        count={nodes.length}
        {...(readOnly ? {} : { onAdd: add })}
        {...(onChange === undefined ? {} : { undo: parameters.undo, redo: parameters.redo })}
      />
      <div className="grid gap-4 @4xl:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className={cn("min-w-0 space-y-3", view === "schema" && "hidden @4xl:block")}>
          {lost.length > 0 && (
            <LostNote lost={lost} {...(onChange === undefined ? {} : { onConvert: () => parameters.replace(toList(nodes)) })} />
          )}
          {rest.map((message) => (
            <p key={message} role="alert" className="text-sm text-destructive">
              {message}
            </p>
          ))}
          <TreeProvider value={tree}>
            <Suspense fallback={<Skeleton style={{ height: `${Math.max(1, nodes.length) * 2.75}rem` }} />}>
              <ParameterTree tree={tree} closed={closed} label={label} />
            </Suspense>
          </TreeProvider>
          {nodes.length === 0 && <Nothing />}
        </div>
        <div
          className={cn(
            "min-h-80 min-w-0 @4xl:sticky @4xl:top-6 @4xl:h-[min(36rem,70dvh)] @4xl:self-start",
            view === "list" && "hidden @4xl:block",
          )}
        >
          <SchemaPane value={value} onChange={onChange === undefined ? undefined : parameters.replace} label={`${label} as JSON Schema`} />
        </div>
      </div>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </section>
  );
}

function Nothing() {
  return (
    <p className="rounded-lg border border-dashed px-4 py-8 text-center text-sm text-pretty text-muted-foreground">
      It takes no parameters yet. Add one, or paste a JSON Schema.
    </p>
  );
}

function ignore(): void {
  // Nothing can be changed where nobody listens.
}
