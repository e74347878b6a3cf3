import type { JsonObject } from "#lib/contracts/json.ts";
import { toCurl } from "./code-export/to-curl.ts";
import { toPython } from "./code-export/to-python.ts";
import { toTypescript } from "./code-export/to-typescript.ts";

/** A call of the API that a person tried, to be made by a script. */
export interface ExportedCall {
  url: string;
  body: JsonObject;
}

interface CodeExport {
  id: string;
  label: string;
  write: (call: ExportedCall) => string;
}

/** The forms in which a call can be taken along, in the order of the menu. */
export const CODE_EXPORTS: readonly CodeExport[] = [
  { id: "curl", label: "cURL", write: toCurl },
  { id: "typescript", label: "TypeScript fetch", write: toTypescript },
  { id: "python", label: "Python", write: toPython },
];
