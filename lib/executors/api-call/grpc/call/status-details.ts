import type { Metadata } from "@grpc/grpc-js";
import type { FieldError } from "#lib/contracts/errors.ts";
import { readFields } from "./read-fields.ts";

export interface StatusDetails {
  /** Which fields of the request are wrong. */
  errors: FieldError[];
  retryAfterMs: number | undefined;
}

const WAIT_MS_MAX = 86_400_000;
const ERRORS_MAX = 100;

/**
 * What a failed call tells beside its code: google.rpc.Status in `grpc-status-details-bin`, of whose details BadRequest and RetryInfo are read.
 * https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto
 */
export function statusDetails(metadata: Metadata): StatusDetails {
  const [status] = metadata.get("grpc-status-details-bin");
  if (!Buffer.isBuffer(status)) return { errors: [], retryAfterMs: undefined };
  try {
    const details = of(status, 3).map((any) => ({ type: textOf(any, 1), value: of(any, 2)[0] ?? Buffer.alloc(0) }));
    const ofType = (name: string) => details.filter(({ type }) => type.endsWith(`/${name}`)).map(({ value }) => value);
    const errors = ofType("google.rpc.BadRequest").flatMap((request) => of(request, 1).map(toFieldError));
    const [delay] = ofType("google.rpc.RetryInfo").flatMap((info) => of(info, 1));
    return { errors: errors.slice(0, ERRORS_MAX), retryAfterMs: delay === undefined ? undefined : durationMs(delay) };
  } catch {
    return { errors: [], retryAfterMs: undefined };
  }
}

function of(message: Uint8Array, field: number): Uint8Array[] {
  return readFields(message)
    .filter(({ number }) => number === field)
    .map(({ bytes }) => bytes);
}

function textOf(message: Uint8Array, field: number): string {
  return Buffer.from(of(message, field)[0] ?? []).toString("utf8");
}

function toFieldError(violation: Uint8Array): FieldError {
  return { path: `parameters.${textOf(violation, 1)}`, message: textOf(violation, 2) };
}

function durationMs(duration: Uint8Array): number {
  const fields = readFields(duration);
  const numberOf = (field: number) => fields.find(({ number }) => number === field)?.value ?? 0;
  return Math.min(Math.max(0, numberOf(1) * 1_000 + Math.ceil(numberOf(2) / 1e6)), WAIT_MS_MAX);
}
