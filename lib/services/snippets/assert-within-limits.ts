import type { RunLimits, WorkspaceLimits } from "#lib/contracts/run-limits.ts";
import { AppError } from "#lib/errors.ts";

interface Limited {
  timeoutMs?: number | undefined;
  memoryLimitMb?: number | undefined;
  limits?: RunLimits | undefined;
}

/** Refuses what is above the workspace's maxima, every field of it at once. */
export function assertWithinLimits({ timeoutMs, memoryLimitMb, limits = {} }: Limited, max: WorkspaceLimits): void {
  const asked = { timeoutMs, memoryLimitMb, ...prefixed(limits) };
  const maxima: Record<string, number | undefined> = { ...max, ...prefixed(max) };
  const errors = Object.entries(asked).flatMap(([path, value]) => {
    const most = maxima[path];
    if (value === undefined || most === undefined || value <= most) return [];
    return [{ path, message: `is more than ${most}, the maximum of the workspace` }];
  });
  const [first] = errors;
  if (first !== undefined) throw new AppError("invalid_request", `${first.path} ${first.message}`, { errors });
}

function prefixed(limits: Record<string, number | undefined>): Record<string, number | undefined> {
  return Object.fromEntries(Object.entries(limits).map(([name, value]) => [`limits.${name}`, value]));
}
