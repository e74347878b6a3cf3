import type { CreateConnectorInput } from "#lib/contracts/connectors.ts";

export interface PastedPart {
  name: string;
  /** Null for a file. */
  value: string | null;
}

export type PastedBody = { text: string } | { parts: PastedPart[] } | { file: string };

/** One HTTP request as somebody wrote it down, whatever it was written in: cURL today, an entry of a HAR file tomorrow. */
export interface PastedRequest {
  /** In capitals. */
  method: string;
  address: string;
  headers: (readonly [name: string, value: string])[];
  body: PastedBody | null;
  user: { username: string; password: string; isDigest: boolean } | null;
  settings: Partial<Pick<CreateConnectorInput, "timeoutMs" | "timeouts" | "retry">>;
  notes: string[];
}
