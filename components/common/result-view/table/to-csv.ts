import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { cellText } from "./cell-text.ts";

/** Rows as CSV (RFC 4180). Text that a spreadsheet would take for a formula is marked as text. */
export function toCsv(columns: readonly string[], rows: readonly JsonObject[]): string {
  const lines = [columns.map((name) => quoted(name)), ...rows.map((row) => columns.map((name) => cell(row, name)))];
  return lines.map((line) => line.join(",")).join("\r\n");
}

function cell(row: JsonObject, name: string): string {
  const value: Json | undefined = Object.hasOwn(row, name) ? row[name] : undefined;
  return value === null ? "" : quoted(cellText(value), typeof value === "string");
}

function quoted(text: string, isText = true): string {
  const safe = isText && /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
