import { PRESETS_EXPLAINED, TOKEN_PRESETS, type TokenPreset } from "./token-presets.ts";

interface Props {
  value: TokenPreset;
  onChange: (preset: TokenPreset) => void;
}

export function PresetPicker({ value, onChange }: Props) {
  return (
    <fieldset className="space-y-2">
      <legend className="mb-2 text-sm leading-none font-medium">May do</legend>
      <div className="overflow-hidden rounded-md border">
        {TOKEN_PRESETS.map((preset) => (
          <label
            key={preset}
            className="flex cursor-pointer items-start gap-3 border-b px-3 py-2.5 last:border-b-0 hover:bg-accent/50 has-checked:bg-tint/60 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name="preset"
              value={preset}
              checked={preset === value}
              onChange={() => onChange(preset)}
              className="mt-0.5 size-4 shrink-0 accent-primary outline-none"
            />
            <span className="min-w-0">
              <span className="block text-sm leading-5 font-medium">{PRESETS_EXPLAINED[preset].label}</span>
              <span className="block text-xs text-pretty text-muted-foreground">{PRESETS_EXPLAINED[preset].hint}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
