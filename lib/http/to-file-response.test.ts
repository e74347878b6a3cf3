import { describe, expect, it } from "vitest";
import { toFileResponse } from "#lib/http/to-file-response.ts";

async function* pieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}
const answer = (contentType: string) => toFileResponse({ contentType, bytes: 4, chunks: pieces("ab", "cd") }, { "X-Request-Id": "r" });

describe("a file as an answer", () => {
  it("is sent whole, and no browser takes it for a page", async () => {
    const response = answer("text/html");
    expect(Object.fromEntries(response.headers)).toEqual({
      "content-type": "text/html",
      "content-length": "4",
      "content-disposition": "attachment",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "x-request-id": "r",
    });
    expect(await response.text()).toBe("abcd");
  });

  it.each(["image/png", "text/plain; charset=utf-8", 'a/b;x="quoted \\" text" ; y=1', "application/vnd.a+json;v=1"])(
    "has the type %s",
    (type) => {
      expect(answer(type).headers.get("content-type")).toBe(type);
    },
  );

  it.each([
    "",
    "png",
    "image/",
    "image/png;",
    "image/png, text/html",
    "image/png; a",
    "image/p\u00e4ng",
    "image/png\r\nX: 1",
    "image/png; k=[redacted]",
    `image/${"x".repeat(300)}`,
  ])("is of no known type where its service wrote %j", (type) => {
    expect(answer(type).headers.get("content-type")).toBe("application/octet-stream");
  });

  it("reads no further when its reader leaves", async () => {
    let read = 0;
    let ended = false;
    async function* endless() {
      try {
        for (; ; read++) yield Buffer.alloc(1000);
      } finally {
        ended = true;
      }
    }
    const { body } = toFileResponse({ contentType: "a/b", bytes: 1e6, chunks: endless() }, {});
    const reader = body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(ended).toBe(true);
    expect(read).toBeLessThan(5);
  });
});
