import { once } from "node:events";
import { createServer } from "node:net";
import { beforeAll, describe, expect, it } from "vitest";
import { checkDatabase } from "#lib/db/check-database.ts";
import { StartError } from "#lib/start-error.ts";
import { requestDatabase } from "#lib/testing/database.ts";
import { query } from "#lib/testing/query.ts";

let url = "";
beforeAll(async () => {
  url = await requestDatabase("empty");
});

function changed(parts: Partial<URL>): string {
  return Object.assign(new URL(url), parts).href;
}

async function refusal(databaseUrl: string): Promise<string> {
  const error = await checkDatabase(databaseUrl).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StartError);
  const message = (error as StartError).message;
  expect(message).not.toContain("\n");
  expect(message).not.toContain(new URL(url).password);
  return message;
}

describe("a DATABASE_URL that does not work is refused with one line that says what to do", () => {
  it("accepts one that works", async () => {
    await expect(checkDatabase(url)).resolves.toBeUndefined();
  });

  it.each(["nonsense", "mysql://u:p@localhost/db", "localhost:5432", "postgresql://a b:c@[half"])("malformed: %s", async (text) => {
    expect(await refusal(text)).toMatch(/^DATABASE_URL is not a PostgreSQL address. Write it as postgresql:/);
  });

  it("nobody listens", async () => {
    expect(await refusal(changed({ port: "1" }))).toMatch(/^No PostgreSQL answers at 127\.0\.0\.1:1\/.* Start it, or correct/);
  });

  it("unknown host", async () => {
    expect(await refusal(changed({ hostname: "no-such-host.invalid" }))).toContain('The host "no-such-host.invalid"');
  });

  it("wrong password", async () => {
    expect(await refusal(changed({ password: "wrong-one" }))).toContain("Correct user name and password in DATABASE_URL");
  });

  it("no password", async () => {
    expect(await refusal(changed({ password: "" }))).toContain("Correct DATABASE_URL");
  });

  it("missing database", async () => {
    expect(await refusal(changed({ pathname: "/absent" }))).toContain('"absent" does not exist. Create it (createdb absent)');
  });

  it("another protocol on that port", async () => {
    const server = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address() as { port: number };
    expect(await refusal(changed({ port: String(address.port) }))).toContain("Correct DATABASE_URL");
    server.close();
  });

  it("a user who may not create tables", async () => {
    await query(url, "CREATE ROLE reader LOGIN PASSWORD 'reader'");
    const reader = changed({ username: "reader", password: "reader" });
    expect(await refusal(reader)).toMatch(/^User "reader" may not create tables .* Make it the owner: ALTER DATABASE/);
    await query(url, "DROP ROLE reader");
  });

  it("a database in another encoding", async () => {
    await query(url, "CREATE DATABASE sintra_test_latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0");
    expect(await refusal(changed({ pathname: "/sintra_test_latin" }))).toContain("is encoded in LATIN1");
  });
});
