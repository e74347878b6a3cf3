import { Check } from "lucide-react";
import { cn } from "#components/ui/cn.ts";

const STEPS = ["What it runs", "What it is for", "First run"];

/** How far the guide has come. */
export function GuideSteps({ current }: { current: number }) {
  return (
    <ol aria-label="Steps" className="flex flex-wrap gap-x-6 gap-y-2 border-b pb-4 text-sm">
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? "step" : undefined}
          className={cn("flex items-center gap-2", index === current ? "font-medium" : "text-muted-foreground")}
        >
          <span
            className={cn(
              "grid size-5.5 place-items-center rounded-full border text-xs font-medium tabular-nums",
              index === current && "border-primary bg-primary text-primary-foreground",
              index < current && "border-transparent bg-tint text-primary",
            )}
            aria-hidden="true"
          >
            {index < current ? <Check className="size-3.5" /> : index + 1}
          </span>
          {step}
          {index < current && <span className="sr-only">done</span>}
        </li>
      ))}
    </ol>
  );
}
