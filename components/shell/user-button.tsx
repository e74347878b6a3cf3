"use client";

import { MoreHorizontal } from "lucide-react";
import { MenuButton, type MenuButtonProps } from "./menu-button.tsx";
import { useStudio } from "./studio-context.tsx";

export function UserButton(props: MenuButtonProps) {
  const { user, role } = useStudio();
  return (
    <MenuButton {...props}>
      <span className="grid size-7 shrink-0 place-items-center rounded-full bg-tint text-xs font-semibold text-primary" aria-hidden="true">
        {initials(user.name)}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm leading-4.5 font-medium">
          <span className="sr-only">Account of </span>
          {user.name}
        </span>
        <span className="block truncate text-xs leading-4 text-muted-foreground capitalize">{role}</span>
      </span>
      <MoreHorizontal className="size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
    </MenuButton>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
