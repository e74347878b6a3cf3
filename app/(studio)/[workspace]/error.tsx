"use client";

import { ErrorState } from "#components/common/error-state.tsx";

export default function WorkspaceError({ error, reset }: { error: Error; reset: () => void }) {
  return <ErrorState error={error} onRetry={reset} asPage />;
}
