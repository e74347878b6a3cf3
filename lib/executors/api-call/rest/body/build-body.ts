import type { BodyType } from "#lib/contracts/endpoints.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import { bodyNames } from "#lib/executors/api-call/body-names.ts";
import type { RestBody } from "#lib/executors/api-call/rest/body/rest-body.ts";
import { toBytes, toFile } from "#lib/executors/api-call/rest/body/to-file.ts";
import { writeForm } from "#lib/executors/api-call/rest/body/write-form.ts";
import { writeMultipart } from "#lib/executors/api-call/rest/body/write-multipart.ts";
import { invalidParameter } from "#lib/executors/api-call/rest/invalid-parameter.ts";
import { toText } from "#lib/executors/api-call/rest/parameters/to-text.ts";
import type { RestCall } from "#lib/executors/api-call/rest/rest-call.ts";

type Content = Exclude<Json, undefined>;
type Write = (content: Content, bodySchema: Parameters | null) => RestBody;

const WRITERS: Record<BodyType, { write: Write; isText?: true }> = {
  json: { write: (content) => ({ contentType: "application/json", content: JSON.stringify(content) }) },
  form: {
    write: (content, schema) => ({
      contentType: "application/x-www-form-urlencoded",
      content: writeForm(asFields(content), schema),
    }),
  },
  multipart: { write: (content) => writeMultipart(asFields(content)) },
  text: { write: (content) => ({ contentType: "text/plain; charset=utf-8", content: toText("body", content) }), isText: true },
  xml: { write: (content) => ({ contentType: "application/xml; charset=utf-8", content: toText("body", content) }), isText: true },
  binary: { write: writeBinary, isText: true },
};

/** The body made of the parameters that go nowhere else; a single one named `body` is the body itself, unless the schema knows a field of that name. */
export function buildBody({ bodyType, bodySchema }: Pick<RestCall, "bodyType" | "bodySchema">, fields: JsonObject): RestBody | undefined {
  const names = Object.keys(fields);
  if (bodyType === "none" || (names.length === 0 && bodySchema === null)) return undefined;
  const { write, isText } = WRITERS[bodyType];
  const isWhole = names.length === 1 && names[0] === "body" && !bodyNames(bodySchema).has("body");
  if (isText === undefined) return write(isWhole ? (fields["body"] ?? null) : fields, bodySchema);
  if (names.length === 0) return undefined;
  const extra = names.find((name) => name !== "body");
  if (extra !== undefined) throw invalidParameter(extra, "cannot be sent: the body is one whole, so its only parameter is `body`");
  return write(fields["body"] ?? null, bodySchema);
}

function asFields(content: Content): JsonObject {
  if (typeof content === "object" && content !== null && !Array.isArray(content)) return content;
  throw invalidParameter("body", "must be an object");
}

/** Base64, or a file that says what type it is. */
function writeBinary(content: Content): RestBody {
  const file = toFile("body", content);
  if (file !== undefined) return { contentType: file.contentType, content: file.bytes };
  if (typeof content !== "string") throw invalidParameter("body", "must be base64, or {base64, contentType}");
  return { contentType: "application/octet-stream", content: toBytes("body", content) };
}
