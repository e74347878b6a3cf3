import { CopyButton } from "./copy-button.tsx";
import { Scrollable } from "./scrollable.tsx";

interface Props {
  code: string;
  label: string;
}

/** Text to copy: a command, a link, a secret. */
export function CodeBlock({ code, label }: Props) {
  return (
    <div className="relative min-w-0 rounded-md border bg-code text-left">
      <Scrollable label={label} className="pr-13 whitespace-pre">
        <code>{code}</code>
      </Scrollable>
      <div className="absolute top-1.5 right-1.5 [&>button]:bg-card">
        <CopyButton text={code} label={`Copy ${label.toLowerCase()}`} />
      </div>
    </div>
  );
}
