interface RawResponse {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  bytes: number;
  /** What it answers, after redirects. */
  method?: string;
  url?: string;
  redirects?: number;
}

/** A request as it went out and its answer, the secrets still in it: for the execution's record, which takes them out before it keeps anything. */
export interface RawExchange {
  request: {
    method: string;
    url: string;
    headers: Readonly<Record<string, string>>;
    body: string | Buffer | undefined;
    /** Which of the headers and query parameters are credentials. Header names in lower case. */
    sensitiveHeaders: readonly string[];
    sensitiveQueryParams: readonly string[];
  };
  /** Undefined when none came. */
  response: RawResponse | undefined;
  /** Of the tokens that the execution was given on its way, longest first. */
  spellings: readonly string[];
}
