import type { ExportedCall } from "#lib/client/code-export.ts";
import { TOKEN_PLACE } from "./token-place.ts";

/** A module for browsers, Node and Deno that prints the result or throws what the API says. */
export function toTypescript({ url, body }: ExportedCall): string {
  return `const response = await fetch(${JSON.stringify(url)}, {
  method: "POST",
  headers: {
    Authorization: "Bearer ${TOKEN_PLACE}",
    "Content-Type": "application/json",
  },
  body: JSON.stringify(${toLiteral(body)}),
});
const answer = (await response.json()) as { result?: unknown; detail?: string };
if (!response.ok) throw new Error(answer.detail ?? \`Status \${response.status}\`);
console.log(answer.result);
`;
}

/** JSON is an expression of JavaScript, but that `__proto__` would set a prototype. In indented JSON each name begins a line. */
function toLiteral(body: ExportedCall["body"]): string {
  return JSON.stringify(body, null, 2)
    .replace(/^( *)"__proto__":/gm, '$1["__proto__"]:')
    .replaceAll("\n", "\n  ");
}
