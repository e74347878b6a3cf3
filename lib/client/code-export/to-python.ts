import type { ExportedCall } from "#lib/client/code-export.ts";
import type { Json } from "#lib/contracts/json.ts";
import { TOKEN_PLACE } from "./token-place.ts";

/** A script that needs nothing but Python's own library. */
export function toPython({ url, body }: ExportedCall): string {
  return `import json
import urllib.error
import urllib.request

request = urllib.request.Request(
    ${JSON.stringify(url)},
    data=json.dumps(${toLiteral(body, "    ")}).encode(),
    headers={
        "Authorization": "Bearer ${TOKEN_PLACE}",
        "Content-Type": "application/json",
    },
    method="POST",
)
try:
    with urllib.request.urlopen(request) as response:
        print(json.dumps(json.load(response)["result"]))
except urllib.error.HTTPError as error:
    raise SystemExit(error.read().decode())
`;
}

/** A value as Python writes it. A text of JSON is one of Python: it knows the same escapes. */
function toLiteral(value: Json, indent: string): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return JSON.stringify(value);
  const inner = `${indent}    `;
  const entries = Array.isArray(value)
    ? value.map((item) => toLiteral(item, inner))
    : Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${toLiteral(item, inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return entries.length === 0 ? `${open}${close}` : `${open}\n${entries.map((entry) => `${inner}${entry},\n`).join("")}${indent}${close}`;
}
