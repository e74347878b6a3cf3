import { readWsdl } from "#lib/executors/api-call/soap/wsdl/read-wsdl.ts";
import type { Wsdl } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";
import { readWsdlSet } from "#lib/executors/api-call/soap/wsdl/wsdl-set.ts";

/** Text whose models are remembered: one takes several times its text. */
const CHARS_MAX = 20_000_000;

/** Oldest first. */
const remembered = new Map<string, { wsdl: Wsdl; chars: number }>();

/** What a stored description says. It was checked when it was stored. */
export function wsdlOf({ document, sha256 }: { document: string; sha256: string }): Wsdl {
  const { wsdl } = remembered.get(sha256) ?? { wsdl: readWsdl(readWsdlSet(document)) };
  remembered.delete(sha256);
  remembered.set(sha256, { wsdl, chars: document.length });
  let chars = [...remembered.values()].reduce((sum, known) => sum + known.chars, 0);
  for (const [key, known] of remembered) {
    if (chars <= CHARS_MAX || key === sha256) break;
    remembered.delete(key);
    chars -= known.chars;
  }
  return wsdl;
}
