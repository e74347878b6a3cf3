import { spawnSync } from "node:child_process";
import { verify, X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { WsSecurity } from "#lib/contracts/ws-security.ts";
import { makeCertificate } from "#lib/egress/testing/make-certificate.ts";
import { signMessage } from "#lib/executors/api-call/soap/security/sign-message.ts";
import { usernameToken } from "#lib/executors/api-call/soap/security/username-token.ts";
import { isAvailable } from "#lib/testing/servers/is-available.ts";

/** Reads a signed message with libxml2: what was signed, in its canonical form, and whether every digest is that of what it refers to. */
const READ = `
import sys, json, base64, hashlib
from lxml import etree
ds = "{http://www.w3.org/2000/09/xmldsig#}"
wsu = "{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}Id"
root = etree.fromstring(sys.stdin.buffer.read())
info = root.find(".//" + ds + "SignedInfo")
c14n = lambda node: etree.tostring(node, method="c14n", exclusive=True, with_comments=False)
by_id = {node.get(name): node for node in root.iter() for name in (wsu, "Id") if node.get(name)}
refs = [(by_id[r.get("URI")[1:]], r.find(ds + "DigestValue").text) for r in info.findall(ds + "Reference")]
print(json.dumps({
  "signedInfo": base64.b64encode(c14n(info)).decode(),
  "signature": root.find(".//" + ds + "SignatureValue").text,
  "token": root.find(".//{*}BinarySecurityToken").text,
  "signed": [etree.QName(node).localname for node, _ in refs],
  "digestsHold": all(base64.b64encode(hashlib.sha256(c14n(node)).digest()).decode() == digest for node, digest in refs),
}))`;

interface Signed {
  signedInfo: string;
  signature: string;
  token: string;
  signed: string[];
  digestsHold: boolean;
}

function read(message: string): Signed {
  const { stdout, stderr, status } = spawnSync("/usr/bin/python3", ["-c", READ], { input: message, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const HEADER = (inside: string) => `<soap:Header>${inside}</soap:Header>`;
const message = (header: string) =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns3="urn:shop">${HEADER(header)}<soap:Body><ns3:Send><ns3:a>é &amp; 😀</ns3:a></ns3:Send></soap:Body></soap:Envelope>`;

describe.skipIf(!isAvailable("spyne"))("a signed message", () => {
  const tls = makeCertificate("client.test", undefined, "rsa");
  const certificate = new X509Certificate(tls.cert);

  const holds = ({ signedInfo, signature, token, digestsHold }: Signed) =>
    digestsHold &&
    new X509Certificate(Buffer.from(token, "base64")).fingerprint256 === certificate.fingerprint256 &&
    verify("sha256", Buffer.from(signedInfo, "base64"), certificate.publicKey, Buffer.from(signature, "base64"));

  it("carries a signature of its body and its time that another implementation finds true, and false after a change", async () => {
    const security = WsSecurity.parse({ sign: true });
    const signed = await signMessage(message(""), security, { tls });
    expect(read(signed).signed.sort()).toEqual(["Body", "Timestamp"]);
    expect(holds(read(signed))).toBe(true);
    expect(holds(read(signed.replace("é", "e")))).toBe(false);
  });

  it("may say who calls as well", async () => {
    const security = WsSecurity.parse({ sign: true, usernameToken: "digest", timestamp: false });
    const token = await usernameToken(security, { auth: { type: "basic", username: "ann", password: "secret" } });
    const signed = await signMessage(message(token ?? ""), security, { tls });
    expect(signed).toContain("<wsse:Username>ann</wsse:Username>");
    expect(signed.match(/<wsse:Security /g)).toHaveLength(1);
    expect(holds(read(signed))).toBe(true);
  });
});
