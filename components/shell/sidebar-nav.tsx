"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "#components/ui/cn.ts";
import { NAV } from "./nav.ts";
import { useStudio } from "./studio-context.tsx";

/** The places of the workspace that this person may see. */
export function SidebarNav({ onNavigate }: { onNavigate?: () => void }) {
  const { workspace, can } = useStudio();
  const current = placeOf(usePathname(), workspace.slug);
  return (
    <nav aria-label="Workspace" className="flex-1 space-y-5 overflow-y-auto px-3 py-2">
      {NAV.map((group) => (
        <div key={group.label}>
          <h2 className="px-2 pb-1 text-xs font-medium text-muted-foreground">{group.label}</h2>
          <ul className="space-y-0.5">
            {group.items
              .filter((item) => item.needs === null || can(item.needs))
              .map(({ label, icon: Icon, path }) => {
                const href = `/${workspace.slug}/${path}`;
                return (
                  <li key={path}>
                    <Link
                      href={href}
                      {...(onNavigate === undefined ? {} : { onClick: onNavigate })}
                      aria-current={path === current ? "page" : undefined}
                      className={cn(
                        "flex h-8 items-center gap-2.5 rounded-md px-2 text-sm font-medium text-muted-foreground transition-colors hover:bg-accent hover:text-foreground",
                        path === current && "bg-tint text-primary hover:bg-tint hover:text-primary",
                      )}
                    >
                      <Icon className="size-4 shrink-0" aria-hidden="true" />
                      {label}
                    </Link>
                  </li>
                );
              })}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** The place that a page belongs to: the nearest one above it. */
function placeOf(pathname: string, workspace: string): string | undefined {
  const paths = NAV.flatMap(({ items }) => items.map(({ path }) => path));
  const around = paths.filter((path) => `${pathname}/`.startsWith(`/${workspace}/${path}/`));
  return around.sort((one, other) => other.length - one.length)[0];
}
