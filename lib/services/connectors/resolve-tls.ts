import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import type { Subject } from "../executions/subject.ts";
import { openOrFail } from "./open-or-fail.ts";
import type { ConnectorRow } from "./resolve-upstream.ts";

interface Resolved {
  tls: Upstream["tls"];
  secrets: string[];
  failure: Subject["failure"];
}

/** The connector's client certificate, opened, and the authorities that it trusts. */
export function resolveTls({ tlsCa, tlsCredential }: Pick<ConnectorRow, "tlsCa" | "tlsCredential">): Resolved {
  const trust = tlsCa === null ? {} : { ca: tlsCa };
  if (tlsCredential === null) return { tls: tlsCa === null ? null : trust, secrets: [], failure: null };
  const opened = openOrFail(tlsCredential);
  if (opened.type === "sealed") return { tls: null, secrets: [], failure: opened.failure };
  if (opened.type !== "client_certificate") throw new Error(`The credential ${tlsCredential.id} is no client certificate`);
  const { certificate: cert, privateKey: key, passphrase } = opened;
  const tls = { ...trust, cert, key, ...(passphrase === "" ? {} : { passphrase }) };
  return { tls, secrets: [key, ...(passphrase === "" ? [] : [passphrase])], failure: null };
}
