import type { ComponentProps } from "react";
import { Textarea } from "#components/ui/textarea.tsx";
import { FormField } from "./form-field.tsx";

interface Props extends ComponentProps<"textarea"> {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/** Text of several lines in a fixed-width font: code, certificates, lists. */
export function LinesField({ label, hint, error, ...textarea }: Props) {
  return (
    <FormField label={label} error={error} {...(hint === undefined ? {} : { hint })}>
      {(control) => (
        <Textarea
          {...control}
          autoComplete="off"
          spellCheck={false}
          className="max-h-96 min-h-20 overflow-y-auto font-mono text-xs/5 md:text-xs/5"
          {...textarea}
        />
      )}
    </FormField>
  );
}
