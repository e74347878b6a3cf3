import type { Draft, FormField } from "./form-field.ts";

export interface FieldProps {
  field: FormField;
  draft: Draft;
  path: string;
  onChange: (draft: Draft) => void;
}
