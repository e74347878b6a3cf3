import { SealError } from "#lib/crypto/seal-error.ts";
import type { Credential } from "#lib/db/generated/client.ts";
import { log } from "#lib/log.ts";
import { type OpenCredential, openCredential } from "../credentials/open-credential.ts";
import type { Subject } from "../executions/subject.ts";

const SEALED: NonNullable<Subject["failure"]> = {
  layer: "auth",
  message: "The connector's credential cannot be opened with the present root key. Store its secret again.",
};

/** The credential's secret, or the reason why every call of the connector fails. */
export function openOrFail(credential: Credential): OpenCredential | { type: "sealed"; failure: typeof SEALED } {
  try {
    return openCredential(credential);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    log.error("credential.sealed", error, { credentialId: credential.id });
    return { type: "sealed", failure: SEALED };
  }
}
