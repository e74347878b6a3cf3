import { ExecutorFailure } from "#lib/errors.ts";
import { DescriptionBudget } from "#lib/executors/api-call/soap/description-budget.ts";
import { collectSchemas } from "#lib/executors/api-call/soap/wsdl/collect-schemas.ts";
import { parseFile } from "#lib/executors/api-call/soap/wsdl/load-wsdl-set.ts";
import { PortType } from "#lib/executors/api-call/soap/wsdl/port-type.ts";
import { type Binding, type BoundOperation, readOperation } from "#lib/executors/api-call/soap/wsdl/read-operation.ts";
import type { Wsdl, WsdlOperation } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";
import type { WsdlSet } from "#lib/executors/api-call/soap/wsdl/wsdl-set.ts";
import { findChild, findChildren } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { WSDL_11, WSDL_20, WSDL_SOAP_11, WSDL_SOAP_12 } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { type QName, qName, resolveQName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import { readSchemas } from "#lib/executors/api-call/soap/xsd/read-schemas.ts";
import type { XsdSchemas } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

/** The named pieces of all WSDL files together. */
export interface WsdlPieces {
  messages: ReadonlyMap<QName, XmlNode>;
  portTypes: ReadonlyMap<QName, PortType>;
  bindings: ReadonlyMap<QName, Binding>;
  schemas: XsdSchemas;
  budget: DescriptionBudget;
}

/** What a description (WSDL 1.1) offers over SOAP. Throws an ExecutorFailure where it offers nothing. */
export function readWsdl({ root, files, bases }: WsdlSet): Wsdl {
  const budget = new DescriptionBudget();
  const parsed = new Map(Object.entries(files).map(([href, text]) => [href, parseFile(text, href, budget)]));
  assertWsdl(parsed.get(root));
  const definitions = [...parsed.values()].filter(({ ns, local }) => ns === WSDL_11 && local === "definitions");
  const pieces: WsdlPieces = {
    messages: named(definitions, "message", (node) => node),
    portTypes: named(definitions, "portType", (node) => new PortType(node)),
    bindings: named(definitions, "binding", (node, ns) => ({ node, ns })),
    schemas: readSchemas(collectSchemas(parsed, bases, budget), budget),
    budget,
  };
  const known = new Map<Binding, readonly BoundOperation[]>();
  const operations = definitions.flatMap((node) => findChildren(node, WSDL_11, "service")).flatMap((node) => ofService(node));
  if (operations.length === 0) throw new ExecutorFailure("validation", "The description has no operation that is called by SOAP over HTTP");
  return { schemas: pieces.schemas, operations };

  function ofService(service: XmlNode): WsdlOperation[] {
    return findChildren(service, WSDL_11, "port").flatMap((port) => ofPort(service.attributes.get("name") ?? "", port));
  }

  function ofPort(service: string, port: XmlNode): WsdlOperation[] {
    const binding = pieces.bindings.get(resolveQName(port.attributes.get("binding") ?? "", port));
    const soapVersion = binding === undefined ? undefined : versionOf(binding.node);
    if (binding === undefined || soapVersion === undefined) return [];
    const address = [WSDL_SOAP_11, WSDL_SOAP_12].flatMap((ns) => findChildren(port, ns, "address"))[0]?.attributes.get("location") ?? null;
    const place = { service, port: port.attributes.get("name") ?? "", address, soapVersion };
    // Any number of ports may offer the same.
    const operations = known.get(binding) ?? ofBinding(binding, pieces);
    known.set(binding, operations);
    budget.spend("operations", operations.length);
    return operations.map((operation) => ({ ...place, ...operation }));
  }
}

function ofBinding(binding: Binding, pieces: WsdlPieces): readonly BoundOperation[] {
  const operations = new Map<string, BoundOperation>();
  for (const node of findChildren(binding.node, WSDL_11, "operation")) {
    const operation = readOperation(node, binding, pieces);
    if (operation === undefined) continue;
    // Of several with the same name, the others are known by the names of their messages.
    const name = operations.has(operation.name) ? messageName(node) : operation.name;
    if (name !== undefined && !operations.has(name)) operations.set(name, { ...operation, name });
  }
  return [...operations.values()];
}

function assertWsdl(root: XmlNode | undefined): void {
  if (root?.ns === WSDL_11 && root.local === "definitions") return;
  const reason = root?.ns === WSDL_20 ? "is WSDL 2.0; only WSDL 1.1 is read" : "is no WSDL";
  throw new ExecutorFailure("validation", `The description ${reason}`);
}

/** Of the message that calls an operation, as a binding tells it. */
function messageName(operation: XmlNode): string | undefined {
  return findChild(operation, WSDL_11, "input")?.attributes.get("name");
}

/** Of two with the same name, the first one counts. */
function named<T>(definitions: readonly XmlNode[], local: string, make: (node: XmlNode, ns: string) => T): Map<QName, T> {
  const found = new Map<QName, T>();
  for (const definition of definitions) {
    const ns = definition.attributes.get("targetNamespace") ?? "";
    for (const node of findChildren(definition, WSDL_11, local)) {
      const name = qName(ns, node.attributes.get("name") ?? "");
      if (!found.has(name)) found.set(name, make(node, ns));
    }
  }
  return found;
}

/** Bindings to plain HTTP and others are none of ours. */
function versionOf(binding: XmlNode): WsdlOperation["soapVersion"] | undefined {
  if (findChild(binding, WSDL_SOAP_11, "binding") !== undefined) return "1.1";
  return findChild(binding, WSDL_SOAP_12, "binding") === undefined ? undefined : "1.2";
}
