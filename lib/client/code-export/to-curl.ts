import type { ExportedCall } from "#lib/client/code-export.ts";
import { TOKEN_PLACE } from "./token-place.ts";

/** Linux takes 128 KiB in one argument; a larger body comes through standard input. */
const ARGUMENT_BYTES_MAX = 100_000;

/** The command for a POSIX shell. A quote in a value stays inside the shell's quotes. */
export function toCurl({ url, body }: ExportedCall): string {
  const json = JSON.stringify(body, null, 2);
  const isLarge = new TextEncoder().encode(json).length > ARGUMENT_BYTES_MAX;
  return [
    `curl -X POST ${quote(url)} \\`,
    `  -H "Authorization: Bearer ${TOKEN_PLACE}" \\`,
    '  -H "Content-Type: application/json" \\',
    // No line of JSON is the end mark: a string never spans lines, and starts with its quote.
    isLarge ? `  --data-binary @- <<'END_OF_BODY'\n${json}\nEND_OF_BODY` : `  -d ${quote(json)}`,
  ].join("\n");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
