/** The bounds of one run. Times in milliseconds, sizes in bytes unless the name says otherwise. */
export const SANDBOX_LIMITS = {
  codeBytesMax: 100 * 1024,
  paramsBytesMax: 1024 * 1024,
  resultBytesMax: 1024 * 1024,
  timeoutMsMax: 30_000,
  memoryMbMax: 128,
  stackBytes: 256 * 1024,
  logLinesMax: 1000,
  /** Console limits count characters, since they are applied inside the guest. */
  logCharsMax: 64 * 1024,
  logLineCharsMax: 8 * 1024,
  errorMessageCharsMax: 4096,
  stackFramesMax: 20,
  excerptCharsMax: 200,
  /** What a run may overstay its deadline before its process is killed. */
  hardKillGraceMs: 50,
  queueLengthMax: 1000,
  queueMsMax: 30_000,
} as const;
