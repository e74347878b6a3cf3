/** How calls are signed, with the secrets in it. Never stored, never logged. */
export type ResolvedAuth =
  | { type: "none" }
  | { type: "api_key"; in: "header" | "query" | "cookie"; name: string; value: string }
  | { type: "basic"; username: string; password: string }
  | { type: "bearer"; token: string };
