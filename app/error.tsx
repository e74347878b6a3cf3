"use client";

import { ErrorState } from "#components/common/error-state.tsx";

export default function RootError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto max-w-xl p-6">
      <ErrorState error={error} onRetry={reset} asPage />
    </main>
  );
}
