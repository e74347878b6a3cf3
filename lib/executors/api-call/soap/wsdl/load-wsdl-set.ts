import { ExecutorFailure } from "#lib/errors.ts";
import { DescriptionBudget } from "#lib/executors/api-call/soap/description-budget.ts";
import { findImports } from "#lib/executors/api-call/soap/wsdl/find-imports.ts";
import type { WsdlSet } from "#lib/executors/api-call/soap/wsdl/wsdl-set.ts";
import { decodeXml } from "#lib/executors/api-call/soap/xml/decode-xml.ts";
import { parseXml } from "#lib/executors/api-call/soap/xml/parse-xml.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import { XmlProblem } from "#lib/executors/api-call/soap/xml/xml-problem.ts";

const FILES_MAX = 100;
const CHARS_MAX = 15_000_000;
const LOAD_MS_MAX = 60_000;

export interface ReadFile {
  text: string;
  /** Where it came from, after redirects. */
  from: URL;
}

/** Reads a description and whatever it imports, each address once. `read` decides which addresses may be read, and how. */
export async function loadWsdlSet(root: URL, read: (address: URL) => Promise<ReadFile> | ReadFile): Promise<WsdlSet> {
  const budget = new DescriptionBudget();
  const deadline = performance.now() + LOAD_MS_MAX;
  const files = new Map<string, string>();
  const bases = new Map<string, string>();
  const wanted = new Map([[root.href, root]]);
  let chars = 0;
  // The map grows while it is walked.
  for (const [href, address] of wanted) {
    if (performance.now() > deadline) throw new ExecutorFailure("timeout", "Reading the description with its imports took too long");
    const { text, from } = await read(address);
    chars += text.length;
    if (chars > CHARS_MAX) throw tooLarge(`is longer than ${CHARS_MAX / 1e6} million characters`);
    files.set(href, text);
    if (from.href !== href) bases.set(href, from.href);
    for (const location of findImports(parseFile(text, href, budget))) {
      const next = resolveLocation(location, from);
      wanted.set(next.href, next);
    }
    if (wanted.size > FILES_MAX) throw tooLarge(`consists of more than ${FILES_MAX} files`);
  }
  return { root: root.href, files: Object.fromEntries(files), ...(bases.size === 0 ? {} : { bases: Object.fromEntries(bases) }) };
}

/** One file of a description; the failure names it. */
export function parseFile(text: string, href: string, budget: DescriptionBudget): XmlNode {
  return named(href, () => parseXml(text, () => budget.spend("nodes")));
}

/** The text of one file of a description; the failure names it. */
export function decodeFile(body: Buffer, href: string, contentType?: string): string {
  return named(href, () => decodeXml(body, contentType));
}

function named<T>(href: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof XmlProblem)) throw error;
    throw new ExecutorFailure("upstream", `${shown(href)} ${error.message}`, { cause: error });
  }
}

function resolveLocation(location: string, from: URL): URL {
  const resolved = URL.parse(location, from);
  if (resolved === null) throw new ExecutorFailure("validation", `${shown(from.href)} imports an address that is no address`);
  resolved.hash = "";
  return resolved;
}

/** Without a query, which may hold a key. */
export function shown(href: string): string {
  return href.split(/[?#]/)[0]?.slice(0, 300) ?? "";
}

function tooLarge(reason: string): ExecutorFailure {
  return new ExecutorFailure("validation", `The description ${reason}, imports included`);
}
