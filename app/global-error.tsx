"use client";

import { ErrorState } from "#components/common/error-state.tsx";
import "./globals.css";

/** The layout itself failed: a page of its own. */
export default function GlobalError({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-xl p-6">
          <ErrorState error={error} onRetry={reset} asPage />
        </main>
      </body>
    </html>
  );
}
