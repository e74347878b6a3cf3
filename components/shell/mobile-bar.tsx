"use client";

import { Menu, Search } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle, SheetTrigger } from "#components/ui/sheet.tsx";
import { Brand } from "./brand.tsx";
import { SidebarNav } from "./sidebar-nav.tsx";
import { useStudio } from "./studio-context.tsx";
import { UserMenu } from "./user-menu.tsx";
import { WorkspaceSwitcher } from "./workspace-switcher.tsx";

/** The sidebar of small screens: a bar on top, the rest in a sheet. */
export function MobileBar({ onSearch }: { onSearch: () => void }) {
  const [open, setOpen] = useState(false);
  const { workspace } = useStudio();
  return (
    <header className="sticky top-0 z-40 flex h-14 items-center gap-2 border-b bg-background/95 px-2 backdrop-blur lg:hidden">
      <Sheet open={open} onOpenChange={setOpen}>
        <SheetTrigger asChild>
          <Button variant="ghost" size="icon-lg" aria-label="Open the menu">
            <Menu aria-hidden="true" />
          </Button>
        </SheetTrigger>
        <SheetContent side="left" className="w-72 gap-0 bg-sidebar">
          <SheetHeader className="sr-only">
            <SheetTitle>Menu</SheetTitle>
            <SheetDescription>Places of the workspace, and your account</SheetDescription>
          </SheetHeader>
          <div className="p-3 pr-12">
            <WorkspaceSwitcher />
          </div>
          <SidebarNav onNavigate={() => setOpen(false)} />
          <div className="border-t p-3">
            <UserMenu />
          </div>
        </SheetContent>
      </Sheet>
      <Brand className="size-6 shrink-0" />
      <span className="min-w-0 flex-1 truncate text-sm font-semibold">{workspace.name}</span>
      <Button variant="ghost" size="icon-lg" aria-label="Find or do" onClick={onSearch}>
        <Search aria-hidden="true" />
      </Button>
    </header>
  );
}
