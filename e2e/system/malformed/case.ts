import type { ExistingIds } from "../support/existing-ids.ts";
import type { DocumentedOperation } from "../support/operations.ts";
import type { RawRequest } from "../support/send-raw.ts";
import type { Body } from "./valid-bodies.ts";

export interface Case {
  label: string;
  request: RawRequest;
  /** The one status that is right, where it can be told. */
  status?: number;
  /** Whether the address may also be sent on to its plain spelling on this server. */
  mayRedirect?: boolean;
}

/** What the tables are filled from: every operation, who calls it, a path that exists and a body that would be accepted. */
export interface Target {
  operation: DocumentedOperation;
  path: string;
  headers: Record<string, string>;
  body: Body | undefined;
}

export interface Material {
  targets: Target[];
  ids: ExistingIds;
}

/** A request that is right in everything but `change`. */
export function caseOf(label: string, target: Target, change: Partial<RawRequest>, status?: number): Case {
  const { operation, path, headers, body } = target;
  const json = body === undefined ? {} : { "Content-Type": "application/json" };
  const { headers: others, ...rest } = change;
  const request = {
    method: operation.method,
    path,
    body: body === undefined ? undefined : JSON.stringify(body),
    ...rest,
    headers: { ...headers, ...json, ...others },
  };
  return { label: `${operation.id}: ${label}`, request, ...(status === undefined ? {} : { status }) };
}
