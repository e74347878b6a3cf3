import { ExecutorFailure } from "#lib/errors.ts";

const WITH_HOST = /^[a-z][a-z0-9+.-]*:\/\/[^/]/i;

/** Throws an ExecutorFailure for what is no absolute URL; a host that cannot be read is a refusal, as some parser might read it. */
export function toUrl(url: string | URL): URL {
  const parsed = url instanceof URL ? url : URL.parse(url);
  if (parsed !== null) return parsed;
  if (WITH_HOST.test(url.toString())) throw new ExecutorFailure("policy", "The address to call has a host that cannot be read");
  throw new ExecutorFailure("validation", "The address to call is not a valid URL");
}
