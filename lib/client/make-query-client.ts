import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-error.ts";

const RETRIED = new Set(["unavailable", "rate_limited"]);
const RETRIES = 2;
const PAUSE_MAX_MS = 10_000;

/**
 * What a page just fetched on the server is fresh for half a minute; only passing troubles are tried again. Without a network a call fails
 * at once and says so: waiting in silence would look like work.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        networkMode: "always",
        retry: (count, error) => count < RETRIES && error instanceof ApiError && RETRIED.has(error.problem.code),
        retryDelay: (count, error) => Math.min(waitOf(error) ?? 500 * 2 ** count, PAUSE_MAX_MS),
      },
      // Nobody can know whether the first try arrived.
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

function waitOf(error: unknown): number | undefined {
  return error instanceof ApiError ? error.problem.retryAfterMs : undefined;
}
