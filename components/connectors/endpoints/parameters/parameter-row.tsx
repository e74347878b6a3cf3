"use client";

import { useSortable } from "@dnd-kit/react/sortable";
import { Asterisk, ChevronDown, GripVertical } from "lucide-react";
import { useId, useState } from "react";
import { TYPE_LABELS } from "#components/common/parameters-editor/type-labels.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { Input } from "#components/ui/input.tsx";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import type { EndpointParameter } from "#lib/contracts/endpoint-parameters.ts";
import { PARAMETER_TYPES, ParameterType } from "#lib/contracts/parameters.ts";
import { PLACES, type RequestPlace } from "../draft/places.ts";
import { readValue } from "../draft/read-value.ts";
import { textOf } from "../draft/text-of.ts";
import { useEditor, useProblem } from "../editor/editor-context.tsx";
import { editParameter } from "./edit-parameter.ts";
import { ParameterDetails } from "./parameter-details.tsx";
import { ParameterMenu } from "./parameter-menu.tsx";
import { ValueInput } from "./value-input.tsx";

export const DRAGGED = "parameter";

interface Props {
  /** What drag and drop knows it by: the same in every place. */
  id: string;
  parameter: EndpointParameter;
  place: RequestPlace;
  index: number;
}

/** One parameter: its name, what is sent for it, its type, and the rest on demand. */
export function ParameterRow({ id, parameter, place, index }: Props) {
  const { draft, change, setValue, mayWrite } = useEditor();
  const { ref, handleRef, isDragSource } = useSortable({ id, index, group: place, type: DRAGGED, accept: DRAGGED, disabled: !mayWrite });
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  const problem = useProblem(`${PLACES[place].key}.${index}.name`);
  const text = textOf(draft.values, parameter.name);
  const read = text === "" ? undefined : readValue(parameter, text);
  const wrong = read !== undefined && "error" in read ? read.error : undefined;
  const edit = (changes: Parameters<typeof editParameter>[3]) => change(editParameter(draft, place, index, changes));
  const name = parameter.name === "" ? "the new parameter" : parameter.name;
  return (
    <li ref={ref} className={cn("rounded-md bg-card", isDragSource && "opacity-60 shadow-md")}>
      <div className="grid grid-cols-[1.5rem_minmax(0,1fr)_auto] items-center gap-1 py-1 @md:gap-1.5 @md:grid-cols-[1.5rem_minmax(5rem,5fr)_minmax(5rem,6fr)_auto]">
        <button
          type="button"
          ref={handleRef}
          aria-label={`Move ${name}`}
          className="grid h-8 w-6 cursor-grab touch-none place-items-center rounded-sm text-muted-foreground hover:text-foreground focus-visible:outline-2 focus-visible:outline-ring"
        >
          <GripVertical className="size-3.5" aria-hidden="true" />
        </button>
        <Input
          aria-label={`Name in ${PLACES[place].label.toLowerCase()}`}
          aria-invalid={problem === undefined ? undefined : true}
          className="h-8 font-mono text-base md:text-xs"
          spellCheck={false}
          autoComplete="off"
          placeholder="name"
          autoFocus={parameter.name === ""}
          value={parameter.name}
          readOnly={!mayWrite}
          onChange={(event) => edit({ name: event.target.value })}
        />
        <div className="flex items-center @md:order-last">
          <NativeSelect
            size="sm"
            aria-label={`Type of ${name}`}
            className="w-33 border-transparent ps-2 pe-6 text-xs text-muted-foreground shadow-none hover:border-input dark:bg-transparent"
            value={parameter.type}
            disabled={!mayWrite}
            onChange={(event) => edit({ type: ParameterType.parse(event.target.value) })}
          >
            {PARAMETER_TYPES.map((type) => (
              <NativeSelectOption key={type} value={type}>
                {TYPE_LABELS[type]}
              </NativeSelectOption>
            ))}
          </NativeSelect>
          <Button
            type="button"
            variant="ghost"
            size="icon-sm"
            aria-label={`${name} is required`}
            aria-pressed={parameter.required === true}
            disabled={!mayWrite || place === "path"}
            onClick={() => edit({ required: parameter.required === true ? undefined : true })}
            className={cn("w-7", parameter.required === true ? "text-destructive hover:text-destructive" : "text-muted-foreground/60")}
          >
            <Asterisk aria-hidden="true" />
          </Button>
          <Button
            type="button"
            variant="ghost"
            size="icon-sm"
            className="w-7"
            aria-label={`Details of ${name}`}
            aria-expanded={isOpen}
            aria-controls={panel}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronDown aria-hidden="true" className={cn("transition-transform", isOpen && "rotate-180")} />
          </Button>
          {mayWrite && <ParameterMenu name={name} place={place} index={index} />}
        </div>
        <div className="col-span-2 col-start-2 min-w-0 *:w-full @md:col-span-1 @md:col-start-auto">
          <ValueInput parameter={parameter} text={text} error={wrong} onChange={(next) => setValue(parameter.name, next)} />
        </div>
      </div>
      {(problem ?? wrong) !== undefined && (
        <p className="ps-7 pb-1 text-xs text-destructive" role="status">
          {problem ?? wrong}
        </p>
      )}
      <div id={panel} hidden={!isOpen}>
        {isOpen && <ParameterDetails parameter={parameter} place={place} onEdit={edit} />}
      </div>
    </li>
  );
}
