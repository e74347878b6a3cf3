import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";

interface Props {
  children: ReactNode;
  /** What the cross takes away, for its accessible name: "tag billing". Without onRemove the chip has no cross. */
  removes?: string;
  onRemove?: () => void;
  tone?: "plain" | "tint";
  disabled?: boolean;
  className?: string;
}

const TONES = { plain: "bg-secondary text-secondary-foreground", tint: "bg-tint text-foreground" };

/** A short value that can be taken away again: a tag, a filter, a scope. */
export function Chip({ children, removes, onRemove, tone = "plain", disabled = false, className }: Props) {
  return (
    <span className={cn("inline-flex h-6 max-w-full min-w-0 items-center rounded-md text-xs font-medium", TONES[tone], className)}>
      <span className={cn("flex min-w-0 ps-2", onRemove === undefined && "pe-2")}>
        <bdi className="truncate">{children}</bdi>
      </span>
      {onRemove !== undefined && (
        <button
          type="button"
          onClick={onRemove}
          disabled={disabled}
          aria-label={`Remove ${removes ?? "this"}`}
          className="ms-0.5 grid size-6 shrink-0 place-items-center rounded-md text-muted-foreground outline-none hover:bg-foreground/10 hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring disabled:opacity-50"
        >
          <X className="size-3" aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
