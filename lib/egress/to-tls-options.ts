import { X509Certificate } from "node:crypto";
import { type ConnectionOptions, createSecureContext } from "node:tls";
import { codeOf } from "#lib/egress/code-of.ts";
import type { TlsIdentity } from "#lib/egress/egress.ts";
import { ExecutorFailure } from "#lib/errors.ts";

/** The identity as Node takes it, read once for all connections; `ca` where it names none itself. What does not parse is never quoted. */
export function toTlsOptions({ serverName, ...own }: TlsIdentity, ca: string | undefined): ConnectionOptions {
  const identity = ca === undefined ? own : { ca, ...own };
  const named = serverName === undefined ? {} : { servername: serverName };
  if (Object.keys(identity).length === 0) return named;
  try {
    // A secure context passes over an authority that does not parse, and would then trust nobody.
    if (identity.ca !== undefined) new X509Certificate(identity.ca);
    return { ...named, secureContext: createSecureContext(identity) };
  } catch (error) {
    throw new ExecutorFailure("tls", `The client certificate, its key or the authority cannot be read (${codeOf(error)})`, {
      cause: error,
    });
  }
}
