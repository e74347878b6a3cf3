import { generateKeyPairSync, sign } from "node:crypto";

export interface TestCertificate {
  /** PEM. */
  key: string;
  /** PEM, self-signed, so it is its own authority. */
  cert: string;
}

const DAY_MS = 86_400_000;
const ECDSA_WITH_SHA256 = oid([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]);
const RSA_WITH_SHA256 = Buffer.concat([oid([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b]), Buffer.of(0x05, 0x00)]);
const COMMON_NAME = oid([0x55, 0x04, 0x03]);
const SUBJECT_ALT_NAME = oid([0x55, 0x1d, 0x11]);

/** A self-signed certificate for a DNS name (X.509 in DER, RFC 5280): node:crypto reads certificates but writes none. */
export function makeCertificate(
  name: string,
  notAfter: Date = new Date(Date.now() + DAY_MS),
  keyType: "ec" | "rsa" = "ec",
): TestCertificate {
  const { privateKey, publicKey } =
    keyType === "ec" ? generateKeyPairSync("ec", { namedCurve: "P-256" }) : generateKeyPairSync("rsa", { modulusLength: 2048 });
  const algorithm = sequence(keyType === "ec" ? ECDSA_WITH_SHA256 : RSA_WITH_SHA256);
  const distinguishedName = sequence(tagged(0x31, sequence(COMMON_NAME, tagged(0x0c, Buffer.from(name)))));
  const altName = sequence(SUBJECT_ALT_NAME, tagged(0x04, sequence(tagged(0x82, Buffer.from(name)))));
  const body = sequence(
    tagged(0xa0, integer(2)),
    integer(1),
    algorithm,
    distinguishedName,
    sequence(time(new Date(notAfter.getTime() - 2 * DAY_MS)), time(notAfter)),
    distinguishedName,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence(altName)),
  );
  const signature = tagged(0x03, Buffer.concat([Buffer.of(0), sign("sha256", body, privateKey)]));
  const der = sequence(body, algorithm, signature);
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n"),
  };
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function integer(value: number): Buffer {
  return tagged(0x02, Buffer.of(value));
}

function oid(bytes: number[]): Buffer {
  return tagged(0x06, Buffer.from(bytes));
}

/** GeneralizedTime, to the second. */
function time(date: Date): Buffer {
  return tagged(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\.\d+Z$/g, "")}Z`));
}
