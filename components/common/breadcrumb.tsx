import { ChevronRight } from "lucide-react";
import Link from "next/link";

interface Props {
  /** From the outermost place inwards. */
  places: readonly { label: string; href: string }[];
  current: string;
}

export function Breadcrumb({ places, current }: Props) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex min-w-0 items-center gap-1.5 text-sm text-muted-foreground">
        {places.map(({ label, href }) => (
          <li key={href} className="flex min-w-0 items-center gap-1.5">
            <Link href={href} className="truncate hover:text-foreground hover:underline">
              {label}
            </Link>
            <ChevronRight className="size-3.5 shrink-0" aria-hidden="true" />
          </li>
        ))}
        <li className="min-w-0 truncate font-mono text-[0.8125rem]" aria-current="page">
          {current}
        </li>
      </ol>
    </nav>
  );
}
