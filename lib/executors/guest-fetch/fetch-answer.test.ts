import { expect, it } from "vitest";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { secretSpellings } from "#lib/secret-spellings.ts";
import { fetchAnswer } from "./fetch-answer.ts";

const SECRET = "s3cret-pässword";
const escaped = Array.from(SECRET, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`).join("");

it("hides a secret that the service escaped in its JSON, and changes no other text", async () => {
  await using server = await startServer((request, response) =>
    response.end(request.url === "/secret" ? `{"heard":"${escaped}"}` : '{"a":"\\u0061"}'),
  );
  await using egress = openEgress("127.0.0.0/8");
  const bodyOf = async (path: string) => {
    const url = new URL(path, server.url);
    const answer = await egress.request({ method: "GET", url });
    return (fetchAnswer(answer, [], secretSpellings([SECRET])) as { body: string }).body;
  };
  expect(await bodyOf("/secret")).toBe('{"heard":"[redacted]"}');
  expect(await bodyOf("/other")).toBe('{"a":"\\u0061"}');
});
