"use client";

import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { type ReactNode, useState } from "react";
import { askToLeave } from "#lib/client/leave-guard.ts";
import { signOut } from "#lib/client/sign-out.ts";
import type { ActionEnv } from "./actions.ts";
import { listActions } from "./actions.ts";
import { LazyPalette } from "./lazy-palette.tsx";
import { LazyUserMenu } from "./lazy-user-menu.tsx";
import { LazyWorkspaceSwitcher } from "./lazy-workspace-switcher.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { MobileBar } from "./mobile-bar.tsx";
import { OfflineBanner } from "./offline-banner.tsx";
import { SearchButton } from "./search-button.tsx";
import { SessionGuard } from "./session-guard.tsx";
import { SidebarNav } from "./sidebar-nav.tsx";
import { type Studio, StudioProvider } from "./studio-context.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

/** What surrounds every page of a workspace. */
export function AppShell({ studio, children }: { studio: Studio; children: ReactNode }) {
  const [paletteOpen, setPaletteOpen] = useState(false);
  const router = useRouter();
  const { setTheme, resolvedTheme } = useTheme();
  const env: ActionEnv = {
    studio,
    go: (href) => askToLeave(() => router.push(href)),
    setTheme,
    isDark: resolvedTheme === "dark",
    signOut: () => void signOut(),
  };
  useShortcuts([
    { shortcut: "mod+k", run: () => setPaletteOpen((open) => !open) },
    ...listActions(studio).flatMap(({ shortcut, perform }) => (shortcut === undefined ? [] : [{ shortcut, run: () => perform(env) }])),
  ]);
  const openPalette = () => setPaletteOpen(true);
  return (
    <StudioProvider studio={studio}>
      <a
        href="#main"
        className="fixed start-2 top-2 z-50 -translate-y-16 rounded-md bg-primary px-4 py-2 text-sm font-medium text-primary-foreground focus:translate-y-0"
      >
        Skip to the content
      </a>
      <div className="lg:grid lg:min-h-dvh lg:grid-cols-[15.5rem_minmax(0,1fr)]">
        <aside aria-label="Studio" className="sticky top-0 hidden h-dvh flex-col border-e bg-sidebar lg:flex">
          <div className="space-y-2 p-3 pb-2">
            <LazyWorkspaceSwitcher />
            <SearchButton onOpen={openPalette} />
          </div>
          <SidebarNav />
          <div className="border-t p-3">
            <LazyUserMenu />
          </div>
        </aside>
        <MobileBar onSearch={openPalette} />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-6xl px-4 py-6 outline-none! has-[[data-width=wide]]:max-w-none sm:px-6 lg:px-10 lg:py-9 has-[[data-width=wide]]:lg:px-8 has-[[data-width=wide]]:lg:py-6"
        >
          {children}
        </main>
      </div>
      <LazyPalette env={env} open={paletteOpen} onOpenChange={setPaletteOpen} />
      <LeaveGuard />
      <SessionGuard />
      <OfflineBanner />
    </StudioProvider>
  );
}
