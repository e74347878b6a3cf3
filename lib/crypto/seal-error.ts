/** `unreadable` covers a wrong secret, a foreign workspace or credential and any tampering: GCM does not tell them apart. */
export type SealErrorCode = "no_key" | "unknown_key" | "malformed" | "unreadable";

const MESSAGE: Record<SealErrorCode, string> = {
  no_key: "No usable root key is configured",
  unknown_key: "The value was sealed with a root key that is no longer configured",
  malformed: "The sealed value is malformed",
  unreadable: "The sealed value does not open with the configured root key",
};

export class SealError extends Error {
  readonly code: SealErrorCode;

  constructor(code: SealErrorCode) {
    super(MESSAGE[code]);
    this.name = "SealError";
    this.code = code;
  }
}
