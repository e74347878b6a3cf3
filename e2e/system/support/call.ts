import type { Answer } from "./studio.ts";

export interface CallOptions {
  /** Sent as bearer token; null for nobody. */
  token?: string | null;
  headers?: Record<string, string>;
}

/** One request of a well-behaved client. A string body is sent as it stands. */
export async function call<T>(
  baseUrl: string,
  method: string,
  path: string,
  body: unknown,
  { token = null, headers = {} }: CallOptions,
): Promise<Answer<T>> {
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    redirect: "manual",
    headers: {
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  // The caller names the shape that it goes on to check.
  return { status: response.status, headers: response.headers, text, body: parse(text) as T };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
