"use client";

import { Menu, Search } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { withCode } from "#lib/client/with-code.ts";
import { Brand } from "./brand.tsx";
import { useStudio } from "./studio-context.tsx";

const load = () => import("./mobile-menu.tsx");
const MobileMenu = lazy(() => load().then(({ MobileMenu }) => ({ default: MobileMenu })));

/** The sidebar of small screens: a bar on top, the rest in a sheet, which comes when it is first opened. */
export function MobileBar({ onSearch }: { onSearch: () => void }) {
  const [open, setOpen] = useState(false);
  const [isThere, setThere] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { workspace } = useStudio();
  const show = () => {
    setThere(true);
    setOpen(true);
  };
  // A failure is said when it is opened.
  const prepare = () => void load().catch(() => undefined);
  return (
    <header className="sticky top-0 z-40 flex h-14 items-center gap-2 border-b bg-background/95 px-2 backdrop-blur lg:hidden">
      <Button
        ref={button}
        variant="ghost"
        size="icon-lg"
        aria-label="Open the menu"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => withCode(load, show)}
      >
        <Menu aria-hidden="true" />
      </Button>
      <Suspense>{isThere && <MobileMenu open={open} onOpenChange={setOpen} button={button} />}</Suspense>
      <Brand className="size-6 shrink-0" />
      <span className="min-w-0 flex-1 truncate text-sm font-semibold">{workspace.name}</span>
      <Button variant="ghost" size="icon-lg" aria-label="Find or do" onClick={onSearch}>
        <Search aria-hidden="true" />
      </Button>
    </header>
  );
}
