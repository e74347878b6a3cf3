import { useId } from "react";
import { cn } from "#components/ui/cn.ts";

interface Props<Value extends string> {
  legend: string;
  name: string;
  options: Readonly<Record<Value, { label: string; hint: string }>>;
  value: Value;
  onChoose: (value: Value) => void;
  className?: string;
}

/** One of a few, each with a word on what it is: radio buttons that look like cards. */
export function ChoiceCards<Value extends string>({ legend, name, options, value, onChoose, className }: Props<Value>) {
  const id = useId();
  return (
    <fieldset className="min-w-0 space-y-2 sm:col-span-2">
      <legend className="text-sm leading-none font-medium">{legend}</legend>
      <div className={cn("grid grid-cols-2 gap-2", className)}>
        {(Object.entries(options) as [Value, Props<Value>["options"][Value]][]).map(([option, { label, hint }]) => (
          <label
            key={option}
            className="relative flex min-w-0 cursor-pointer flex-col gap-0.5 rounded-md border border-input px-3 py-2 hover:bg-muted/60 has-checked:border-primary has-checked:bg-tint has-focus-visible:ring-[3px] has-focus-visible:ring-ring/50"
          >
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === value}
              onChange={() => onChoose(option)}
              aria-label={label}
              aria-describedby={`${id}-${option}`}
              className="absolute inset-0 m-0 size-full cursor-pointer appearance-none opacity-0"
            />
            <span className="text-sm font-medium">{label}</span>
            <span id={`${id}-${option}`} className="text-xs text-pretty text-muted-foreground">
              {hint}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
