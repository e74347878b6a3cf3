import { escapeAttribute, escapeText } from "#lib/executors/api-call/soap/xml/escape-xml.ts";
import { XML } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { localOf, namespaceOf, type QName } from "#lib/executors/api-call/soap/xml/q-name.ts";

/** Puts a document together. Namespaces get prefixes as they are met; whoever writes the root element declares them there. */
export class XmlWriter {
  private readonly prefixes = new Map<string, string>();
  private text = "";

  constructor(prefixes: Record<string, string>) {
    for (const [prefix, ns] of Object.entries(prefixes)) this.prefixes.set(ns, prefix);
  }

  /** `ns1:Order`; without a prefix for a name without a namespace. */
  name(name: QName): string {
    const ns = namespaceOf(name);
    if (ns === "") return localOf(name);
    // Namespaces in XML 1.0, section 3: known without a declaration, and under no other name.
    if (ns === XML) return `xml:${localOf(name)}`;
    const prefix = this.prefixes.get(ns) ?? `ns${this.prefixes.size}`;
    this.prefixes.set(ns, prefix);
    return `${prefix}:${localOf(name)}`;
  }

  /** An element around whatever `inside` writes. Values of attributes are escaped here. */
  element(name: QName, attributes: readonly [QName, string][], inside?: () => void): void {
    const written = this.name(name);
    const pairs = attributes.map(([attribute, value]) => ` ${this.name(attribute)}="${escapeAttribute(value)}"`).join("");
    this.text += `<${written}${pairs}>`;
    inside?.();
    this.text += `</${written}>`;
  }

  write(text: string): void {
    this.text += escapeText(text);
  }

  /** What is XML already. */
  raw(xml: string): void {
    this.text += xml;
  }

  get declarations(): string {
    return [...this.prefixes].map(([ns, prefix]) => ` xmlns:${prefix}="${escapeAttribute(ns)}"`).join("");
  }

  get content(): string {
    return this.text;
  }
}
