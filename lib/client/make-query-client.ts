import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-error.ts";

const RETRIED = new Set(["unavailable", "rate_limited"]);

/** What a page just fetched on the server is fresh for half a minute; only passing troubles are tried again. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (count, error) => count < 2 && error instanceof ApiError && RETRIED.has(error.problem.code),
      },
      mutations: { retry: false },
    },
  });
}
