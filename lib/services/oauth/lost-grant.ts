import { ExecutorFailure } from "#lib/errors.ts";

/** Only a person can help. */
export class LostGrant extends ExecutorFailure {
  constructor(cause?: unknown) {
    super("auth", "The connector's account was disconnected at the authorization server, or its access has ended: reconnect it", { cause });
    this.name = "LostGrant";
  }
}
