import type { UploadedFile } from "#lib/contracts/connector-schemas.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { DescriptionBudget } from "#lib/executors/api-call/soap/description-budget.ts";
import { decodeFile, loadWsdlSet, parseFile, type ReadFile, shown } from "#lib/executors/api-call/soap/wsdl/load-wsdl-set.ts";
import type { WsdlSet } from "#lib/executors/api-call/soap/wsdl/wsdl-set.ts";
import { findChildren } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { WSDL_11, WSDL_20 } from "#lib/executors/api-call/soap/xml/namespaces.ts";

/** Files that import each other by name. What none of them is comes from `fetch`, if it has an address on the network. */
export function readUploadedWsdl(uploaded: readonly UploadedFile[], fetch: (address: URL) => Promise<ReadFile>): Promise<WsdlSet> {
  const files = new Map(uploaded.map((file) => [addressOf(file.name).href, textOf(file)]));
  return loadWsdlSet(rootOf(files), (address) => {
    const text = files.get(address.href) ?? sameName(files, address);
    if (text !== undefined) return { text, from: address };
    if (address.protocol !== "upload:") return fetch(address);
    throw new ExecutorFailure("validation", `The description imports ${shown(address.pathname)}, which was not uploaded`);
  });
}

function addressOf(name: string): URL {
  const address = URL.parse(name.replaceAll("\\", "/"), "upload:///");
  if (address === null) throw new ExecutorFailure("validation", "A file has a name that cannot be imported");
  return address;
}

function textOf({ name, content, base64 }: UploadedFile): string {
  return base64 ? decodeFile(Buffer.from(content, "base64"), name) : content.toWellFormed();
}

/** Whoever uploads files often leaves their folders behind. */
function sameName(files: ReadonlyMap<string, string>, address: URL): string | undefined {
  const name = fileName(address.href);
  const found = [...files].filter(([href]) => fileName(href) === name);
  return found.length === 1 ? found[0]?.[1] : undefined;
}

function fileName(href: string): string {
  return shown(href).split("/").at(-1) ?? "";
}

/** The description that has the services; the others are what it imports. */
function rootOf(files: ReadonlyMap<string, string>): URL {
  const budget = new DescriptionBudget();
  const descriptions = [...files].flatMap(([href, text]) => {
    const root = parseFile(text, href, budget);
    return root.local === "definitions" || root.ns === WSDL_20 ? [{ href, root }] : [];
  });
  const best = descriptions.find(({ root }) => findChildren(root, WSDL_11, "service").length > 0) ?? descriptions[0];
  if (best === undefined) throw new ExecutorFailure("validation", "None of the files is a WSDL");
  return new URL(best.href);
}
