"use client";

import { MoreHorizontal } from "lucide-react";
import { useRef } from "react";
import { Kbd } from "#components/common/kbd.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import type { RowAction } from "./row-actions.ts";

interface Props {
  name: string;
  actions: readonly RowAction[];
}

export function RowMenu({ name, actions }: Props) {
  const hasActed = useRef(false);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button type="button" variant="ghost" size="icon-sm" aria-label={`More for ${name}`} className="size-7 text-muted-foreground">
          <MoreHorizontal aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      {/* The line that was moved or made gets the focus, not the button that the menu came from. */}
      <DropdownMenuContent
        align="end"
        className="min-w-60"
        onCloseAutoFocus={(event) => {
          if (hasActed.current) event.preventDefault();
          hasActed.current = false;
        }}
      >
        {actions.map(({ id, label, icon: Icon, shortcut, run }) => (
          <div key={id}>
            {id === "duplicate" && <DropdownMenuSeparator />}
            <DropdownMenuItem
              disabled={run === undefined}
              onSelect={() => {
                hasActed.current = true;
                run?.();
              }}
            >
              <Icon aria-hidden="true" />
              {label}
              <span className="ms-auto ps-4">
                <Kbd keys={shortcut} />
              </span>
            </DropdownMenuItem>
          </div>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
