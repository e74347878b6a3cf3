import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { executeToolCurl } from "./execute-tool-curl.ts";

/** What a shell would hand to curl. */
function argumentsOf(command: string): string[] {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}`;
  return execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
}

it("passes any value through the shell unchanged", () => {
  const parameters = { text: `it's "quoted" $HOME \`id\` \\n`, list: [1, null] };
  const words = argumentsOf(executeToolCurl("http://localhost:4000", "42", parameters));
  expect(words).toContain("http://localhost:4000/api/custom-tools/42/execute");
  expect(JSON.parse(words.at(-1) ?? "")).toEqual({ parameters });
});
