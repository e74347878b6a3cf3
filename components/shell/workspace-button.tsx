"use client";

import { ChevronsUpDown } from "lucide-react";
import { Brand } from "./brand.tsx";
import { MenuButton, type MenuButtonProps } from "./menu-button.tsx";
import { useStudio } from "./studio-context.tsx";

export function WorkspaceButton(props: MenuButtonProps) {
  const { workspace } = useStudio();
  return (
    <MenuButton {...props}>
      <Brand className="size-7 shrink-0" />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm leading-4.5 font-semibold">
          <span className="sr-only">Workspace </span>
          {workspace.name}
          <span className="sr-only">. Switch workspace</span>
        </span>
        <span className="block truncate text-xs leading-4 text-muted-foreground">Sintra Agent Studio</span>
      </span>
      <ChevronsUpDown className="size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
    </MenuButton>
  );
}
