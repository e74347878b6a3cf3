import { describe, expect, it } from "vitest";
import { parseXml } from "#lib/executors/api-call/soap/xml/parse-xml.ts";
import { XmlProblem } from "#lib/executors/api-call/soap/xml/xml-problem.ts";

const problem = (text: string): string => {
  try {
    parseXml(text);
    return "none";
  } catch (error) {
    if (error instanceof XmlProblem) return error.message;
    throw error;
  }
};

const LAUGHS = `<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>`;

describe("parsing XML", () => {
  it("resolves names and attributes by the namespaces in scope", () => {
    const root = parseXml('<a xmlns="urn:1" xmlns:p="urn:2"><p:b c="1" p:d="2"/><e xmlns=""/></a>');
    const [b, e] = root.children;
    expect([root.ns, b?.ns, b?.local, e?.ns]).toEqual(["urn:1", "urn:2", "b", ""]);
    expect([...(b?.attributes ?? [])]).toEqual([
      ["c", "1"],
      ["{urn:2}d", "2"],
    ]);
  });

  it("joins text and CDATA, drops comments, and reads the five entities and characters by number", () => {
    expect(parseXml("<a>1 &lt;<!-- no --><![CDATA[&lt;b>]]>&#233;&#x1F600;&amp;</a>").text).toBe("1 <&lt;b>é😀&");
  });

  it.each([
    ["an internal DTD", LAUGHS],
    ["an external DTD", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
    ["a parameter entity", '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]><a/>'],
    ["a DTD in small letters", "<!doctype a><a/>"],
  ])("refuses %s", (_name, text) => {
    expect(problem(text)).toMatch(/document type declaration|well-formed/);
  });

  it.each([
    ["an entity of HTML", "<a>&eacute;</a>"],
    ["an entity that nobody declared", "<a>&secret;</a>"],
    ["an element that is not closed", "<a><b></a>"],
    ["a prefix that nobody declared", "<p:a/>"],
    ["two roots", "<a/><b/>"],
    ["text alone", "error: secret"],
    ["nothing", ""],
  ])("refuses %s without quoting it", (_name, text) => {
    const message = problem(text);
    expect(message).toMatch(/^is no /);
    expect(message).not.toContain("secret");
  });

  it("bounds depth and the number of elements", () => {
    expect(problem(`${"<a>".repeat(96)}${"</a>".repeat(96)}`)).toContain("deeper than 95 levels");
    expect(problem(`<r>${"<a/>".repeat(200_000)}</r>`)).toContain("more than 200,000 elements");
  });

  it("bounds the attributes of an element, and does not slow down with them", () => {
    const many = Array.from({ length: 1_000_000 }, (_, n) => `a${n}="1"`).join(" ");
    expect(problem(`<a ${many}/>`)).toContain("more than 1000 attributes");
    expect(problem(`<a ${many.replaceAll("a", "xmlns:a")}/>`)).toContain("more than 1000 attributes");
  });

  it("keeps namespaces of prefixes that objects treat specially apart", () => {
    expect(parseXml('<__proto__:a xmlns:__proto__="urn:1"><constructor:b xmlns:constructor="urn:2"/></__proto__:a>')).toMatchObject({
      ns: "urn:1",
      children: [{ ns: "urn:2" }],
    });
    expect(problem("<constructor:a/>")).toContain("a prefix");
  });

  it("takes element names that objects treat specially", () => {
    expect(parseXml("<__proto__><constructor/></__proto__>").children[0]?.local).toBe("constructor");
  });
});
