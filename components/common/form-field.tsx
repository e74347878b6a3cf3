import { type ReactNode, useId } from "react";
import { Label } from "#components/ui/label.tsx";

interface ControlProps {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

interface Props {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** The control, given the attributes that tie it to its label, hint and error. */
  children: (control: ControlProps) => ReactNode;
}

export function FormField({ label, hint, error, children }: Props) {
  const id = useId();
  const described = [hint === undefined ? "" : `${id}-hint`, error === undefined ? "" : `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="min-w-0 space-y-2">
      <Label htmlFor={id}>{label}</Label>
      {children({
        id,
        "aria-invalid": error === undefined ? undefined : true,
        "aria-describedby": described === "" ? undefined : described,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-pretty text-muted-foreground">
          <bdi>{hint}</bdi>
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="text-sm text-destructive">
          <bdi>{error}</bdi>
        </p>
      )}
    </div>
  );
}
