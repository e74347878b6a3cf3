"use client";

import type { RefObject } from "react";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "#components/ui/sheet.tsx";
import { LazyUserMenu } from "./lazy-user-menu.tsx";
import { LazyWorkspaceSwitcher } from "./lazy-workspace-switcher.tsx";
import { SidebarNav } from "./sidebar-nav.tsx";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Has the focus again when it is closed. */
  button: RefObject<HTMLButtonElement | null>;
}

/** The sidebar of small screens. */
export function MobileMenu({ open, onOpenChange, button }: Props) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        side="left"
        className="w-72 gap-0 bg-sidebar"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          button.current?.focus();
        }}
      >
        <SheetHeader className="sr-only">
          <SheetTitle>Menu</SheetTitle>
          <SheetDescription>Places of the workspace, and your account</SheetDescription>
        </SheetHeader>
        <div className="p-3 pe-12">
          <LazyWorkspaceSwitcher />
        </div>
        <SidebarNav onNavigate={() => onOpenChange(false)} />
        <div className="border-t p-3">
          <LazyUserMenu />
        </div>
      </SheetContent>
    </Sheet>
  );
}
