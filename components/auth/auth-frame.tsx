import type { ReactNode } from "react";
import { Brand } from "#components/shell/brand.tsx";
import { TileWall } from "./tile-wall.tsx";

/** What surrounds the pages before a workspace: the form on the left, a painted wall on wide screens. */
export function AuthFrame({ title, description, children }: { title: string; description?: ReactNode; children?: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <main className="flex flex-col px-6 py-8 sm:px-10">
        <p className="flex items-center gap-2.5 text-sm font-semibold">
          <Brand />
          Sintra Agent Studio
        </p>
        <div className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center gap-6 py-10">
          <header className="space-y-1.5">
            <h1 className="text-2xl font-semibold tracking-tight text-balance">{title}</h1>
            {description !== undefined && <p className="text-sm text-pretty text-muted-foreground">{description}</p>}
          </header>
          {children}
        </div>
      </main>
      <aside className="relative hidden overflow-hidden bg-primary lg:block dark:bg-sidebar" aria-hidden="true">
        <TileWall />
      </aside>
    </div>
  );
}
