import { AppError } from "#lib/errors.ts";
import { isId } from "#lib/id.ts";
import { TOOL_SORTS, type ToolSort } from "./tool-sorts.ts";

/** Where a page of tools ends: the last row's sort key, and its id among rows with the same key. */
export interface ToolPlace {
  id: string;
  key: number | string | null;
}

const NAMES = Object.keys(TOOL_SORTS);
const ID_BYTES = 16;
const HEAD_BYTES = ID_BYTES + 2;

/** One byte for the sort, one that is 0 where the key is null, the id, the key's text. */
export function encodePlace(sort: ToolSort, { id, key }: ToolPlace): string {
  const head = Buffer.from([NAMES.indexOf(sort), key === null ? 0 : 1]);
  const idBytes = Buffer.from(id.replaceAll("-", ""), "hex");
  return Buffer.concat([head, idBytes, Buffer.from(String(key ?? ""))]).toString("base64url");
}

/** The place that a list of the same sort ended at; anything else is refused. */
export function decodePlace(sort: ToolSort, cursor: string): ToolPlace {
  const bytes = Buffer.from(cursor, "base64url");
  const hex = bytes.subarray(2, HEAD_BYTES).toString("hex");
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const text = bytes.subarray(HEAD_BYTES).toString();
  const key = bytes[1] === 0 ? null : TOOL_SORTS[sort].kind === "number" ? Number(text) : text;
  const fits = isId(id) && !(typeof key === "number" && !Number.isFinite(key)) && !text.includes("\0");
  // Decoding skips what is no base64url, so only the very text that a list returned is let through.
  if (fits && encodePlace(sort, { id, key }) === cursor) return { id, key };
  const errors = [{ path: "cursor", message: "is not known" }];
  throw new AppError("invalid_request", "The cursor is not one that a list of this order returned", { errors });
}
