import { expect, it } from "vitest";
import { PathTemplate } from "#lib/contracts/endpoints.ts";
import { hasDotSegments } from "#lib/contracts/has-dot-segments.ts";
import { HostPattern } from "#lib/contracts/host-pattern.ts";
import { parseChallenges } from "#lib/executors/api-call/auth/parse-challenges.ts";
import { toMetadata } from "#lib/executors/api-call/grpc/call/to-metadata.ts";
import { askedWaitMs } from "#lib/executors/api-call/http/asked-wait-ms.ts";
import { retryAfterMs } from "#lib/executors/api-call/http/retry-after-ms.ts";
import { decodeText } from "#lib/executors/api-call/rest/answer/decode-text.ts";
import { parseEvents } from "#lib/executors/api-call/rest/answer/parse-events.ts";
import { readAnswer } from "#lib/executors/api-call/rest/answer/read-answer.ts";
import { toBytes, toFile } from "#lib/executors/api-call/rest/body/to-file.ts";
import { nextLink } from "#lib/executors/api-call/rest/pagination/next-link.ts";
import { fromLexical } from "#lib/executors/api-call/soap/xsd/from-lexical.ts";

const long = (piece: string) => piece.repeat(200_000 / piece.length);
const of = (builtin: string) => ({ kind: "simple", builtin, item: null, members: [] }) as never;
const noFiles = { saveFile: async () => ({ id: "1", url: "/", content: Buffer.alloc(0) }) };

/** Texts that callers and upstreams choose, as an expression that tries again at every character would not like them. */
const CASES: [string, (text: string) => unknown, string[]][] = [
  ["server-sent events", (text) => parseEvents(`${text}\n\n`), [long("\u2028"), `data:${long(" ")}\u2028`, long("a:"), long("\r\n")]],
  ["base64", (text) => toBytes("body", text), [`${long("=")}A`, long("=A"), long("A")]],
  ["media types", (text) => toFile("body", { base64: "", contentType: text }), [`a/b${long(" ")}x`, `a/b${long(";a=b")}\n`, long("a")]],
  ["Link headers", nextLink, [long("<"), `<a>${long("; a=b")}`, `<a>${long(" ")}`, `<a>;${long("a")}`, `<a>; rel=${long('"')}`]],
  ["decimals", (text) => fromLexical(of("decimal"), text), [`1.${long("0")}1`, long("0"), `0.${long("01")}`, long(".")]],
  ["charsets", (text) => decodeText(Buffer.from("a"), text), [`a/b;${long(" ")}x`, long("; charset "), long(";")]],
  ["XML declarations", (text) => decodeText(Buffer.from(text), ""), [`<?xml${long(" encoding")}`, long("<?xml ")]],
  [
    "content types",
    (type) => readAnswer({ headers: { "content-type": type }, body: Buffer.from("1") }, "auto", noFiles),
    [long("+"), long("/js")],
  ],
  ["challenges", parseChallenges, [long("a "), long("a=b,"), `a="${long("\\")}`, long(" ")]],
  ["Retry-After", (text) => retryAfterMs(text), [`${long(" ")}x`, `${long("1")}x`]],
  ["RateLimit", (text) => askedWaitMs({ headers: { ratelimit: text }, body: Buffer.alloc(0) } as never), [long("; "), `;${long(" ")}`]],
  ["gRPC metadata", (text) => toMetadata({ "a-bin": text }), [`${long("=")}x`, `${long("A")}!`]],
  ["host patterns", (text) => HostPattern.safeParse(text), [long(":"), long("a."), `${":".repeat(250)}x`]],
  ["paths", (text) => PathTemplate.safeParse(text), [`/${long("{")}`, `/${long("{a}")}`]],
  ["dot segments", hasDotSegments, [`%${long("25")}`, `${long("%2525")}`, long("../")]],
];

it.each(CASES)("%s are read in a time that grows with their length alone", (_name, read, texts) => {
  for (const text of texts) {
    const start = performance.now();
    try {
      read(text);
    } catch {
      // Refusing is as good.
    }
    expect(performance.now() - start).toBeLessThan(1_000);
  }
});
