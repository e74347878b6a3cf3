import { cn } from "#components/ui/cn.ts";
import { CopyButton } from "./copy-button.tsx";
import { Scrollable } from "./scrollable.tsx";

interface Props {
  code: string;
  label: string;
}

/** Text to copy: a command keeps its lines, a link or a secret is broken so that all of it shows. */
export function CodeBlock({ code, label }: Props) {
  return (
    <div className="flex min-w-0 items-start rounded-md border bg-code text-start">
      <Scrollable label={label} dir="ltr" className={cn("min-w-0 flex-1", code.includes("\n") ? "whitespace-pre" : "break-all")}>
        <code>{code}</code>
      </Scrollable>
      <div className="p-1.5">
        <CopyButton text={code} label={`Copy ${label.toLowerCase()}`} bare />
      </div>
    </div>
  );
}
