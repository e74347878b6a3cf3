import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Where this studio is, for examples that people copy. */
export function useOrigin(): string {
  return useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "http://localhost:4000",
  );
}
