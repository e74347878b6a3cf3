import type { FileAnswer } from "#lib/contracts/files.ts";
import type { Operation } from "#lib/contracts/operations/operation.ts";
import { toFileResponse } from "./to-file-response.ts";

/** The answer of an operation that succeeded. */
export function toResponse(answer: object, operation: Operation, headers: Record<string, string>): Response {
  // The contract of such an operation answers with a file.
  if (operation.isFile === true) return toFileResponse(answer as FileAnswer, headers);
  const etag = operation.versioned === undefined ? {} : { ETag: etagOf(answer, operation.versioned) };
  return new Response(JSON.stringify(answer), {
    status: operation.status,
    headers: { "Content-Type": "application/json", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", ...headers, ...etag },
  });
}

function etagOf(answer: object, key: string): string {
  // The contract of a versioned operation has a resource with a version under this key.
  const { version } = (answer as Record<string, { version: number }>)[key] ?? { version: 0 };
  return `"${version}"`;
}
