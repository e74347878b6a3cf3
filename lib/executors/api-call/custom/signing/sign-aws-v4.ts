import { createHash, createHmac } from "node:crypto";
import { z } from "zod";
import type { UpstreamRequest } from "#lib/executors/api-call/http/send-request.ts";
import type { NamedSecrets } from "./named-secrets.ts";
import { SecretRef, secretText } from "./secret-ref.ts";

const Part = z
  .string()
  .max(100)
  .regex(/^[a-z0-9-]+$/i, "letters, digits and -");

export const AwsV4Input = z.strictObject({
  type: z.literal("aws_v4"),
  service: Part,
  region: Part,
  // These two are sent as they are, so whatever an adapter could name here would leave.
  accessKeyId: SecretRef.extend({ secret: z.literal("accessKeyId") }),
  secretAccessKey: SecretRef,
  sessionToken: SecretRef.extend({ secret: z.literal("sessionToken") }).nullish(),
});

type Signable = Pick<UpstreamRequest, "method" | "url" | "headers" | "body">;
type Signed = Pick<UpstreamRequest, "url" | "headers">;

/** AWS Signature Version 4: the request with its signature. Everything that the adapter set is signed. */
export function signAwsV4(named: NamedSecrets, input: z.output<typeof AwsV4Input>, request: Signable, now = new Date()): Signed {
  const { service, region, sessionToken = null } = input;
  const at = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const bodyHash = sha256(request.body ?? "");
  // Sent as it is signed, so that it does not matter how the service reads it.
  const url = new URL(request.url);
  url.pathname = strictPath(url);
  url.search = canonicalQuery(url);
  const headers: Record<string, string> = {
    ...request.headers,
    "x-amz-date": at,
    ...(service === "s3" ? { "x-amz-content-sha256": bodyHash } : {}),
    ...(sessionToken === null ? {} : { "x-amz-security-token": secretText(named, sessionToken) }),
  };
  const all = Object.entries({ ...headers, host: url.host }).sort(([one], [other]) => (one < other ? -1 : 1));
  const names = all.map(([name]) => name).join(";");
  const lines = all.map(([name, value]) => `${name}:${value.trim().replace(/ +/g, " ")}\n`).join("");
  const canonical = [request.method, canonicalPath(url, service), url.search.slice(1), lines, names, bodyHash].join("\n");
  const scope = [at.slice(0, 8), region, service, "aws4_request"];
  const toSign = ["AWS4-HMAC-SHA256", at, scope.join("/"), sha256(canonical)].join("\n");
  const seed = Buffer.from(`AWS4${secretText(named, input.secretAccessKey)}`);
  const signature = hmac(scope.reduce<Buffer>(hmac, seed), toSign).toString("hex");
  const credential = `${secretText(named, input.accessKeyId)}/${scope.join("/")}`;
  headers["authorization"] = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`;
  return { url, headers };
}

/** S3 takes the path as it is sent; every other service encodes it once more. */
function canonicalPath({ pathname }: URL, service: string): string {
  return service === "s3" ? pathname : pathname.split("/").map(strict).join("/");
}

function strictPath({ pathname }: URL): string {
  return pathname
    .split("/")
    .map((segment) => strict(decoded(segment)))
    .join("/");
}

/** By name, then by value, both as they are encoded; a plus is a space, as in a form. */
function canonicalQuery({ search }: URL): string {
  const pieces = search.slice(1).replaceAll("+", "%20").split("&").filter(Boolean);
  const pairs = pieces.map((piece) => {
    const [name = "", ...value] = piece.split("=");
    return [strict(decoded(name)), strict(decoded(value.join("=")))] as const;
  });
  const sorted = pairs.sort((one, other) => compared(one[0], other[0]) || compared(one[1], other[1]));
  return sorted.map(([name, value]) => `${name}=${value}`).join("&");
}

function compared(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Everything but the unreserved characters of RFC 3986. */
function strict(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: Buffer, data: string): Buffer {
  return createHmac("sha256", key).update(data).digest();
}
