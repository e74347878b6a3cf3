import type { QName } from "#lib/executors/api-call/soap/xml/q-name.ts";

/** Texts as the schema writes them: what they mean depends on the type. */
export interface Facets {
  enumeration?: string[];
  pattern?: string;
  length?: string;
  minLength?: string;
  maxLength?: string;
  minInclusive?: string;
  maxInclusive?: string;
  minExclusive?: string;
  maxExclusive?: string;
}

export interface SimpleType {
  kind: "simple";
  name: QName | null;
  /** The built-in type that the values are written like: `int`, `dateTime`, `string` … */
  builtin: string;
  facets: Facets;
  /** Of a list, separated by spaces. */
  item: SimpleType | null;
  /** Of a union. */
  members: readonly SimpleType[];
}

export interface XsdAttribute {
  name: string;
  /** Empty for unqualified ones. */
  ns: string;
  type: SimpleType;
  required: boolean;
  fixed: string | null;
}

export interface ComplexType {
  kind: "complex";
  name: QName | null;
  content: Particle | null;
  /** The type of the text, where text is all the content there is. */
  text: SimpleType | null;
  mixed: boolean;
  abstract: boolean;
  attributes: readonly XsdAttribute[];
  /** Attributes that the schema does not name. */
  openAttributes: boolean;
  /** The item of an array in the SOAP encoding (SOAP 1.1, section 5.4.2). */
  arrayItem: XsdElement | null;
}

/** `anyType`: nothing is known of the content. */
export interface AnyType {
  kind: "any";
}

export type XsdType = SimpleType | ComplexType | AnyType;

export interface XsdElement {
  name: string;
  /** Empty for unqualified ones. */
  ns: string;
  /** Looked up when it is needed: types contain themselves. */
  type: () => XsdType;
  nillable: boolean;
  fixed: string | null;
  documentation: string;
}

interface Occurs {
  min: number;
  /** Infinity for `unbounded`. */
  max: number;
}

export type Particle = Occurs &
  ({ kind: "element"; element: XsdElement } | { kind: "sequence" | "choice"; parts: readonly Particle[] } | { kind: "any" });

/** What the schemas of a description define, by qualified name. */
export interface XsdSchemas {
  findElement(name: QName): XsdElement | undefined;
  /** Built-in types are known, too. */
  findType(name: QName): XsdType | undefined;
  /** The types that extend or restrict this one, at any distance, that are not abstract. */
  derivedFrom(name: QName): ReadonlySet<QName>;
  /** The one of these that has this name in whatever namespace. */
  derivedNamed(name: QName, local: string): QName | undefined;
}
