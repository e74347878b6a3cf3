import { describe, expect, it } from "vitest";
import { digestChallenge } from "./digest-challenge.ts";
import { digestHeader } from "./digest-header.ts";

const AUTH = { type: "digest", username: "Mufasa", password: "Circle of Life" } as const;
const USE = {
  method: "GET",
  url: new URL("http://api.example.org/dir/index.html"),
  count: 1,
  clientNonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
};
/** RFC 7616, section 3.9.1. */
const fields =
  'realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';
const MD5 = `Digest ${fields}, algorithm=MD5`;
const SHA256 = `Digest ${fields}, algorithm=SHA-256`;

describe("a digest challenge", () => {
  it.each([
    [MD5, "MD5", "8ca523f5e9506fed4657c9700eebdbec"],
    [SHA256, "SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"],
  ])("is answered as in the examples of RFC 7616 (%#)", (header, algorithm, response) => {
    const challenge = digestChallenge(header);
    if (challenge === undefined) throw new Error("not understood");
    const answer = digestHeader(AUTH, challenge, USE);
    expect(answer).toContain(`response="${response}"`);
    expect(answer).toMatch(/^Digest username="Mufasa", realm="http-auth@example.org", /);
    expect(answer).toContain(`algorithm=${algorithm}, qop=auth, nc=00000001`);
    expect(answer).toContain('uri="/dir/index.html"');
  });

  it("is answered without a count where none is asked for (RFC 2069, section 2.4, with erratum 749)", () => {
    const challenge = digestChallenge('Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"');
    if (challenge === undefined) throw new Error("not understood");
    const answer = digestHeader({ ...AUTH, password: "CircleOfLife" }, challenge, USE);
    expect(answer).toContain('response="1949323746fe6a43ef61f9606e7febea"');
    expect(answer).not.toContain("cnonce");
  });

  it.each<[string | string[] | undefined, string | undefined]>([
    [[MD5, SHA256], "sha256"],
    [`${MD5}, ${SHA256}`, "sha256"],
    [`Basic realm="a, b", ${MD5}`, "md5"],
    ['Digest nonce="a", qop="auth-int"', undefined],
    ['Digest nonce="a", algorithm=SHA-512-256', undefined],
    ['Digest realm="no nonce"', undefined],
    ['Basic realm="x"', undefined],
    ["Bearer", undefined],
    ["", undefined],
    [undefined, undefined],
    ['Digest nonce="', undefined],
    [`Digest ${",".repeat(8000)}`, undefined],
  ])("among %j is the strongest that can be met: %j", (header, hash) => {
    expect(digestChallenge(header)?.hash).toBe(hash);
  });

  it("keeps what quotes hide, and sends a name beyond ASCII as RFC 7616 wants it", () => {
    const challenge = digestChallenge('Digest realm="a \\"b\\" \\\\ c", nonce="n", qop=auth, stale=TRUE');
    if (challenge === undefined) throw new Error("not understood");
    expect(challenge).toMatchObject({ realm: 'a "b" \\ c', stale: true });
    const answer = digestHeader({ ...AUTH, username: "Jäsøn Doe" }, challenge, USE);
    expect(answer).toContain("username*=UTF-8''J%C3%A4s%C3%B8n%20Doe");
    expect(answer).toContain('realm="a \\"b\\" \\\\ c"');
  });

  it("refuses a user name that would end the header", () => {
    const challenge = digestChallenge(MD5);
    if (challenge === undefined) throw new Error("not understood");
    const sign = () => digestHeader({ ...AUTH, username: "s3cret\r\nX: y" }, challenge, USE);
    expect(sign).toThrow(expect.objectContaining({ layer: "auth" }));
    expect(sign).not.toThrow(/s3cret/);
  });
});
