import { AppError } from "#lib/errors.ts";

/** The version that `If-Match` names: `"3"`, `W/"3"` or `3`. `*` and no header name none. */
export function expectedVersion(request: Request): number | undefined {
  const header = request.headers.get("if-match")?.trim();
  if (header === undefined || header === "*") return undefined;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1];
  if (version === undefined) throw new AppError("invalid_request", "If-Match must hold a version, as the ETag of a reading does");
  return Number(version);
}
