"use client";

import { Check, ChevronsUpDown, Plus } from "lucide-react";
import Link from "next/link";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { Brand } from "./brand.tsx";
import { useStudio } from "./studio-context.tsx";

export function WorkspaceSwitcher() {
  const { workspace, workspaces } = useStudio();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Workspace ${workspace.name}. Switch workspace`}
        className="flex h-11 w-full min-w-0 items-center gap-2.5 rounded-md px-2 text-left hover:bg-accent focus-visible:outline-2 focus-visible:outline-ring data-[state=open]:bg-accent"
      >
        <Brand className="size-7 shrink-0" />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm leading-4.5 font-semibold">{workspace.name}</span>
          <span className="block truncate text-xs leading-4 text-muted-foreground">Sintra Agent Studio</span>
        </span>
        <ChevronsUpDown className="size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-60">
        <DropdownMenuLabel className="text-xs text-muted-foreground">Workspaces</DropdownMenuLabel>
        {workspaces.map(({ slug, name }) => (
          <DropdownMenuItem key={slug} asChild>
            <Link href={`/${slug}/tools`} aria-current={slug === workspace.slug ? "true" : undefined}>
              <span className="min-w-0 flex-1 truncate">{name}</span>
              {slug === workspace.slug && <Check aria-hidden="true" />}
            </Link>
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/new-workspace">
            <Plus aria-hidden="true" />
            New workspace
          </Link>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
