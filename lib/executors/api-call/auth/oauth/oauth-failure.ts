import type { Layer } from "#lib/contracts/errors.ts";
import { ExecutorFailure, type ExecutorFailureExtra } from "#lib/errors.ts";

/** An authorization server that did not give what it was asked for. */
export class OAuthFailure extends ExecutorFailure {
  /** Its `error`, as RFC 6749 section 5.2 and its extensions name them; null where it gave none. */
  readonly error: string | null;

  constructor(layer: Layer, error: string | null, message: string, extra: ExecutorFailureExtra = {}) {
    super(layer, message, extra);
    this.name = "OAuthFailure";
    this.error = error;
  }
}
