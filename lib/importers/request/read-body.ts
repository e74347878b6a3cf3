import type { BodyType, CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { Json, JsonObject } from "#lib/contracts/json.ts";
import type { Parameter } from "#lib/contracts/parameters.ts";
import { groupValues } from "./group-values.ts";
import { inferParameters, withoutNulls } from "./infer-parameter.ts";
import type { PastedBody, PastedPart } from "./pasted-request.ts";
import { readQuery } from "./split-address.ts";

type Described = Pick<CreateEndpointInput, "bodyType" | "bodySchema"> & {
  values: JsonObject;
  /** A content type that the kind of body does not imply. */
  contentType?: string;
  notes: string[];
};

const IMPLIED: Readonly<Record<string, BodyType>> = {
  "application/json": "json",
  "application/x-www-form-urlencoded": "form",
  "multipart/form-data": "multipart",
  "text/plain": "text",
  "application/xml": "xml",
  "application/octet-stream": "binary",
};
const WHOLE: Parameter[] = [{ name: "body", type: "string", required: true }];
const FILE: Omit<Parameter, "name"> = {
  type: "object",
  description: "A file",
  properties: [
    { name: "base64", type: "string", required: true, description: "Its content" },
    { name: "filename", type: "string" },
    { name: "contentType", type: "string" },
  ],
};

/** What a body is made of, by its content type or else by its looks. */
export function readBody(body: PastedBody, header: string | undefined): Described {
  if ("parts" in body) return readParts(body.parts);
  const essence = header?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if ("file" in body) return readFile(body.file, essence, header);
  const described = readText(body.text, essence);
  return header === undefined || IMPLIED[essence] === described.bodyType ? described : { ...described, contentType: header };
}

function readText(text: string, essence: string): Described {
  const isForm = essence === "application/x-www-form-urlencoded";
  const json = isForm ? undefined : parseJson(text);
  const saysJson = /\bjson\b/.test(essence);
  if (saysJson || (json !== undefined && typeof json === "object" && essence === "")) return readJson(json, saysJson);
  if (isForm || (essence === "" && /^[^=&\s]+=[^\s]*$/.test(text))) return readForm(text);
  const isXml = /\bxml\b/.test(essence) || (essence === "" && /^\s*</.test(text));
  return { bodyType: isXml ? "xml" : "text", bodySchema: WHOLE, values: { body: text }, notes: isXml ? xmlNotes(text) : [] };
}

function readJson(json: Json | undefined, isSaid: boolean): Described {
  const notes = isSaid ? [] : ["The body is JSON and is sent as such, although no header said so."];
  if (json === undefined) {
    const note = "The body is not valid JSON, so its fields are not described.";
    return { bodyType: "json", bodySchema: null, values: {}, notes: [...notes, note] };
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return { bodyType: "json", bodySchema: null, values: { body: json }, notes };
  }
  return { bodyType: "json", bodySchema: inferParameters(json), values: JsonObject.parse(withoutNulls(json)), notes };
}

function readForm(text: string): Described {
  const fields = groupValues(readQuery(text));
  return { bodyType: "form", bodySchema: inferParameters(fields), values: fields, notes: [] };
}

function readParts(parts: PastedPart[]): Described {
  const schema = new Map(
    parts.map(({ name, value }): [string, Parameter] => [name, value === null ? { name, ...FILE } : { name, type: "string" }]),
  );
  const values = Object.fromEntries(parts.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
  const files = parts.filter(({ value }) => value === null).map(({ name }) => name);
  const notes =
    files.length === 0 ? [] : [`The content of ${files.join(", ")} is given with each call: files of your machine are not read.`];
  return { bodyType: "multipart", bodySchema: [...schema.values()], values, notes };
}

function readFile(file: string, essence: string, header: string | undefined): Described {
  const notes = [`The body is given with each call: the file ${file} of your machine is not read.`];
  const isJson = /\bjson\b/.test(essence) || (essence === "" && /\.json$/i.test(file));
  const bodyType = isJson ? "json" : (IMPLIED[essence] ?? "binary");
  const described: Described = { bodyType, bodySchema: isJson || bodyType === "form" ? null : WHOLE, values: {}, notes };
  return header === undefined || IMPLIED[essence] === bodyType ? described : { ...described, contentType: header };
}

function xmlNotes(text: string): string[] {
  if (!/<(?:\w+:)?Envelope[\s/>]/i.test(text)) return [];
  return ["This is a SOAP message, which is sent as it stands. With the protocol SOAP, the studio writes messages from the WSDL."];
}

function parseJson(text: string): Json | undefined {
  try {
    return Json.parse(JSON.parse(text));
  } catch {
    // Text that is not JSON is text.
    return undefined;
  }
}
