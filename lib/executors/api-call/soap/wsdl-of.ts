import { readWsdl } from "#lib/executors/api-call/soap/wsdl/read-wsdl.ts";
import type { Wsdl } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";
import { readWsdlSet } from "#lib/executors/api-call/soap/wsdl/wsdl-set.ts";
import { RecentByWeight } from "#lib/recent-by-weight.ts";
import { singleton } from "#lib/singleton.ts";

/** Text whose models are remembered: one takes several times its text. */
const CHARS_MAX = 20_000_000;

/** What a stored description says. It was checked when it was stored. */
export function wsdlOf({ document, sha256 }: { document: string; sha256: string }): Wsdl {
  const remembered = singleton("soap.wsdl", () => new RecentByWeight<Wsdl>(CHARS_MAX));
  return remembered.getOrMake(sha256, document.length, () => readWsdl(readWsdlSet(document)));
}
