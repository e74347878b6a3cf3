import type { DescriptionBudget } from "#lib/executors/api-call/soap/description-budget.ts";
import { XML_SCHEMA } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { type QName, qName, resolveQName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import type { XsdSchemas } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

/** A piece of a schema, with what its schema says about all its pieces. */
export interface Declared {
  node: XmlNode;
  /** Target namespace. */
  ns: string;
  elementsQualified: boolean;
  attributesQualified: boolean;
}

/** The global pieces of all schemas by name, before anything is made of them. */
export class Declarations {
  readonly elements = new Map<QName, Declared>();
  readonly types = new Map<QName, Declared>();
  readonly groups = new Map<QName, Declared>();
  readonly attributes = new Map<QName, Declared>();
  readonly attributeGroups = new Map<QName, Declared>();
  /** Which elements may stand where another one is asked for. */
  readonly substitutes = new Map<QName, QName[]>();
  readonly findElement: XsdSchemas["findElement"];
  readonly findType: XsdSchemas["findType"];
  private readonly budget: DescriptionBudget;

  constructor(
    schemas: readonly { node: XmlNode; ns: string }[],
    find: Pick<XsdSchemas, "findElement" | "findType">,
    budget: DescriptionBudget,
  ) {
    this.budget = budget;
    this.findElement = find.findElement;
    this.findType = find.findType;
    const places: Record<string, Map<QName, Declared>> = {
      element: this.elements,
      complexType: this.types,
      simpleType: this.types,
      group: this.groups,
      attribute: this.attributes,
      attributeGroup: this.attributeGroups,
    };
    for (const { node, ns } of schemas) {
      const elementsQualified = node.attributes.get("elementFormDefault") === "qualified";
      const attributesQualified = node.attributes.get("attributeFormDefault") === "qualified";
      for (const child of globals(node)) this.add(places[child.local], { node: child, ns, elementsQualified, attributesQualified });
    }
  }

  /** To be called for each piece that is made of a declaration. */
  count(): void {
    this.budget.spend("pieces");
  }

  /** Of two with the same name, the first one counts. */
  private add(place: Map<QName, Declared> | undefined, declared: Declared): void {
    const local = declared.node.attributes.get("name");
    if (place === undefined || local === undefined) return;
    const name = qName(declared.ns, local);
    if (place.has(name)) return;
    place.set(name, declared);
    const head = declared.node.attributes.get("substitutionGroup");
    if (head === undefined || place !== this.elements) return;
    const headName = resolveQName(head, declared.node);
    const members = this.substitutes.get(headName);
    if (members === undefined) this.substitutes.set(headName, [name]);
    else members.push(name);
  }
}

function globals(schema: XmlNode): XmlNode[] {
  return schema.children
    .filter(({ ns }) => ns === XML_SCHEMA)
    .flatMap((child) => (child.local === "redefine" || child.local === "override" ? child.children : [child]));
}
