"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useState } from "react";
import { makeQueryClient } from "#lib/client/make-query-client.ts";
import { LazyToaster } from "./lazy-toaster.tsx";
import { ReadingDirection } from "./reading-direction.tsx";

export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [client] = useState(makeQueryClient);
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      <QueryClientProvider client={client}>
        <ReadingDirection>{children}</ReadingDirection>
        <LazyToaster />
      </QueryClientProvider>
    </ThemeProvider>
  );
}
