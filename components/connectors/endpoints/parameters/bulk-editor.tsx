"use client";

import { useState } from "react";
import { LinesField } from "#components/common/lines-field.tsx";
import { readBulkText, toBulkText } from "../draft/bulk-text.ts";
import { PLACES, parametersIn, type RequestPlace, withParameters } from "../draft/places.ts";
import { useEditor } from "../editor/editor-context.tsx";

/** The parameters of a place as lines, to be pasted and written at once. */
export function BulkEditor({ place }: { place: RequestPlace }) {
  const { draft, change } = useEditor();
  const before = parametersIn(draft.definition, place);
  const [text, setText] = useState(() => toBulkText(before, draft.values));
  // A name that is being typed anew is known again when it is whole.
  const [known] = useState(before);
  const edit = (next: string) => {
    setText(next);
    const { parameters, values } = readBulkText(next, [...before, ...known]);
    change({ ...draft, definition: withParameters(draft.definition, place, parameters), values: { ...draft.values, ...values } });
  };
  return (
    <div className="py-2">
      <LinesField
        label={`${PLACES[place].label} as lines`}
        hint="One parameter a line, name: value. A star after the name makes it required."
        placeholder={"page: 1\nper_page*: 50"}
        value={text}
        onChange={(event) => edit(event.target.value)}
      />
    </div>
  );
}
