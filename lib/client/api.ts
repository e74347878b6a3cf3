import type { z } from "zod";
import type { Operation } from "#lib/contracts/operations/operation.ts";
import { ApiError } from "./api-error.ts";
import { noteConnection } from "./connection.ts";
import { localProblem, readProblem } from "./to-problem.ts";

type Part<Key extends string, Schema> = Schema extends z.ZodType
  ? Record<never, never> extends z.input<Schema>
    ? { [K in Key]?: z.input<Schema> }
    : { [K in Key]: z.input<Schema> }
  : { [K in Key]?: never };

export type CallOptions<O extends Operation> = Part<"params", O["params"]> &
  Part<"query", O["query"]> &
  Part<"body", O["body"]> & {
    /** Slug of the workspace; needed by everything that is not about the person. */
    workspace?: string;
    signal?: AbortSignal;
    /** Where the server is, for callers outside a page. */
    origin?: string;
  };

const SIGNED_OUT = "Your session has ended. Sign in, then try again.";
const UNREACHABLE = "The studio could not be reached. Check your connection and try again.";

/** Calls an operation of the API with the session of the browser; replies are parsed by the operation's own schema. */
export async function api<O extends Operation>(operation: O, options: CallOptions<O>): Promise<z.output<O["response"]>> {
  const response = await send(operation, options, "application/json");
  return parseReply(operation, await response.json());
}

/** The answer as it arrives, once its status says that it is none of the problems. */
export async function send<O extends Operation>(operation: O, options: CallOptions<O>, accept: string): Promise<Response> {
  const { workspace, signal, origin = "", body } = options;
  const headers: Record<string, string> = { accept };
  if (workspace !== undefined) headers["x-workspace"] = workspace;
  if (body !== undefined) headers["content-type"] = "application/json";
  const response = await fetch(origin + toUrl(operation, options), {
    method: operation.method,
    headers,
    credentials: "same-origin",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted === true) throw cause;
    noteConnection({ isReachable: false });
    throw new ApiError({ ...localProblem("unavailable", UNREACHABLE), title: "No connection" }, cause);
  });
  if (response.ok) {
    noteConnection({ isReachable: true, isSignedOut: false });
    return response;
  }
  const problem = await readProblem(response);
  const isSignedOut = problem.code === "unauthenticated";
  noteConnection(isSignedOut ? { isReachable: true, isSignedOut } : { isReachable: true });
  // The server speaks to scripts there.
  throw new ApiError(isSignedOut ? { ...problem, detail: SIGNED_OUT } : problem);
}

function parseReply<O extends Operation>(operation: O, body: unknown): z.output<O["response"]> {
  const parsed = operation.response.safeParse(body);
  if (parsed.success) return parsed.data as z.output<O["response"]>;
  throw new ApiError(
    localProblem("internal", "The server's answer has an unknown form. Reload the page: it may be older than the server."),
    parsed.error,
  );
}

/** The address of an operation, for links and downloads. */
export function toUrl(operation: Operation, options: { params?: unknown; query?: unknown }): string {
  const params = toEntries(options.params);
  const path = operation.path.replace(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(params.get(name) ?? ""));
  const query = new URLSearchParams([...toEntries(options.query)]).toString();
  return query === "" ? path : `${path}?${query}`;
}

/** Absent and empty values are left out: an empty filter is no filter. */
function toEntries(record: unknown): Map<string, string> {
  const entries = Object.entries((record ?? {}) as Record<string, unknown>);
  return new Map(
    entries.filter(([, value]) => value !== undefined && value !== null && value !== "").map(([key, value]) => [key, String(value)]),
  );
}
