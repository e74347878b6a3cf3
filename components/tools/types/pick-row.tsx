import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

interface Props {
  href: string;
  title: string;
  detail: string;
  /** What tells it from others with such a name. */
  aside?: string;
  icon: ReactNode;
}

/** One thing that a tool can run, to be chosen. */
export function PickRow({ href, title, detail, aside, icon }: Props) {
  return (
    <li className="relative flex min-w-0 items-center gap-3 px-4 py-2.5 hover:bg-muted/50">
      {icon}
      <div className="min-w-0 flex-1">
        <Link href={href} className="block truncate text-sm font-medium after:absolute after:inset-0">
          <bdi>{title}</bdi>
        </Link>
        <p className="truncate font-mono text-xs text-muted-foreground">{detail}</p>
      </div>
      {aside !== undefined && (
        <span className="max-w-40 truncate text-xs text-muted-foreground max-sm:hidden">
          <bdi>{aside}</bdi>
        </span>
      )}
      <ArrowRight className="size-4 shrink-0 text-muted-foreground rtl:rotate-180" aria-hidden="true" />
    </li>
  );
}
