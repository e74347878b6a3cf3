/** A WSDL with all that it imports, by address. Files that were uploaded have addresses that begin with `upload:`. */
export interface WsdlSet {
  root: string;
  files: Record<string, string>;
  /** Where files really came from, by address, if that was somewhere else: their own imports are relative to it. */
  bases?: Record<string, string>;
}

/** The stored form. */
export function writeWsdlSet(set: WsdlSet): string {
  return JSON.stringify(set);
}

/** What `writeWsdlSet` wrote. */
export function readWsdlSet(document: string): WsdlSet {
  return JSON.parse(document) as WsdlSet;
}
