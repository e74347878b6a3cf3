import { gzipSync } from "node:zlib";
import { type Case, caseOf, type Material } from "./case.ts";

const MB = 1024 * 1024;
/** Operations that take more than 1 MB: descriptions of services are large. */
const BYTES_MAX: Record<string, number> = { updateConnectorSchema: 10 * MB };
const spaces = (bytes: number) => Buffer.alloc(bytes, " ");

const NOT_JSON = ["{", '{"a":1}}', "nul", "'{}'", '{"a":01}', '{"a":"\n"}', "\u0000", '{"a":1,}', "NaN", "<xml/>", "a=1&b=2"];
const NOT_AN_OBJECT = ["[]", "null", "true", '"text"', "1", "1e999", "[{}]"];
const NOT_UTF8 = [
  Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
  Buffer.from('{"a":"\u00e4"}', "latin1"),
  Buffer.from("{}", "utf16le"),
];
const FORBIDDEN_KEYS = ['{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{}}}', '{"toString":1}', '{"unknown":1}', '{"":1}'];
const DEEP = [
  "[".repeat(10_000),
  `${'{"a":'.repeat(1_500)}1${"}".repeat(1_500)}`,
  `{"parameters":${"[".repeat(200)}${"]".repeat(200)}}`,
  `{"name":"${'\\"['.repeat(10)}","x":${"[".repeat(70)}${"]".repeat(70)}}`,
];
const OTHER_TYPES = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/jsonx",
  "application",
  ",",
];

/** Bodies that are wrong as a whole, whatever the operation. */
export function bodyCases({ targets }: Material): Case[] {
  return targets
    .filter(({ body }) => body !== undefined)
    .map((target) => ({ target, bytesMax: BYTES_MAX[target.operation.id] ?? MB }))
    .flatMap(({ target, bytesMax }) => [
      ...NOT_JSON.map((body) => caseOf(`no JSON: ${JSON.stringify(body)}`, target, { body }, 400)),
      ...NOT_AN_OBJECT.map((body) => caseOf(`no object: ${body}`, target, { body }, 400)),
      ...NOT_UTF8.map((body) => caseOf(`no UTF-8: ${body.toString("hex")}`, target, { body }, 400)),
      ...FORBIDDEN_KEYS.map((body) => caseOf(`key: ${body}`, target, { body }, 400)),
      ...DEEP.map((body) => caseOf(`deep: ${body.slice(0, 20)}`, target, { body }, 400)),
      ...OTHER_TYPES.map((type) => caseOf(`type ${type}`, target, { headers: { "Content-Type": type } }, 415)),
      caseOf("gzip", target, { body: gzipSync("{}"), headers: { "Content-Encoding": "gzip" } }, 400),
      caseOf("huge, with its length", target, { body: Buffer.concat([spaces(bytesMax + 1), Buffer.from("{}")]) }, 413),
      caseOf("huge, in chunks", target, { body: [...Array.from({ length: 20 }, () => spaces(bytesMax / 16)), Buffer.from("{}")] }, 413),
      caseOf("a length that the body does not reach to", target, { headers: { "Content-Length": String(5 * bytesMax) }, body: "{}" }, 413),
    ]);
}
