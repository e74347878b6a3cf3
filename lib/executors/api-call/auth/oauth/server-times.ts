const REQUEST_MS = 10_000;

/** How long an authorization server may take, in milliseconds. A lease outlives whatever is done under it. */
export const SERVER_TIMES = {
  /** One request. */
  request: REQUEST_MS,
  /** Finding its addresses, which may take several requests; and again for what is asked of it then. */
  step: REQUEST_MS + 5_000,
  /** The right to renew a grant; taken again before the second step. */
  lease: REQUEST_MS + 10_000,
} as const;
