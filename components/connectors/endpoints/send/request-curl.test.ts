import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { requestCurl } from "./request-curl.ts";

const run = promisify(execFile);

/** The words that a shell hands to the program. */
async function wordsOf(command: string): Promise<string[]> {
  const { stdout } = await run("sh", ["-c", `curl() { for word; do printf '%s\\0' "$word"; done; }; ${command}`]);
  return stdout.split("\0").slice(0, -1);
}

it("says the request again, whatever stands in it", async () => {
  const hostile = `it's "$HOME" \`id\` $(id) \\ ; & | \n# é 😀`;
  const request = {
    method: "POST",
    url: "https://example.com/a?q='1'&b=$(id)",
    headers: {
      host: "example.com",
      "content-type": "application/json",
      authorization: "[redacted]",
      "x-odd": "a'b",
      "content-length": "3",
    },
    bodyPreview: hostile,
    bodyBytes: 10,
  };
  expect(await wordsOf(requestCurl(request))).toEqual([
    "-X",
    "POST",
    request.url,
    "-H",
    "content-type: application/json",
    "-H",
    "authorization: [redacted]",
    "-H",
    "x-odd: a'b",
    "--data-raw",
    hostile,
  ]);
});

it("asks for the head alone as curl does", () => {
  expect(requestCurl({ method: "HEAD", url: "https://example.com/", headers: {}, bodyPreview: null, bodyBytes: 0 })).toBe(
    "curl --head 'https://example.com/'",
  );
});
