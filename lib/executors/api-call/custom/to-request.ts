import { z } from "zod";
import { HeaderName, HeaderValue } from "#lib/contracts/header-name.ts";
import { Json } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { UpstreamRequest } from "#lib/executors/api-call/http/send-request.ts";
import { connectorUrl } from "#lib/executors/guest-fetch/connector-url.ts";
import { fetchHeaders } from "#lib/executors/guest-fetch/fetch-headers.ts";
import type { CustomCall } from "./custom-call.ts";
import { AwsV4Input, signAwsV4 } from "./signing/sign-aws-v4.ts";

const Bytes = z.strictObject({ base64: z.base64() });

/** What the adapter's request function returns. */
const AdapterRequest = z.strictObject({
  method: z
    .string()
    .toUpperCase()
    .pipe(z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]))
    .default("POST"),
  /** A path below the base URL, or an address of the same origin. */
  url: z.string().max(8_192).default(""),
  headers: z.record(HeaderName, HeaderValue).default({}),
  /** Text as it is, `{base64}` as bytes, and whatever else as JSON. */
  body: Json.nullish(),
  sign: AwsV4Input.nullish(),
});

/** The request of an adapter, signed where it asks for that. */
export function toRequest(call: CustomCall, made: Json): UpstreamRequest {
  const { upstream, named, idempotent, idempotencyHeader } = call;
  const { method, url, headers, body, sign } = parse(made);
  const request: UpstreamRequest = {
    method,
    url: url === "" ? new URL(upstream.baseUrl) : connectorUrl(upstream.baseUrl, url),
    ...withBody(body ?? null, fetchHeaders(Object.entries(headers))),
    ...(idempotent === null ? {} : { idempotent }),
    ...(idempotencyHeader === null ? {} : { idempotencyHeader }),
  };
  return sign === null || sign === undefined ? request : { ...request, ...signAwsV4(named, sign, request) };
}

function parse(made: Json): z.output<typeof AdapterRequest> {
  const parsed = AdapterRequest.safeParse(made);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ExecutorFailure(
    "sandbox",
    `The adapter's request function returned no request: ${issue?.path.join(".") || "its result"}: ${issue?.message ?? "not valid"}`,
  );
}

function withBody(body: Json, headers: Record<string, string>): Pick<UpstreamRequest, "headers" | "body"> {
  if (body === null) return { headers };
  if (typeof body === "string") return { headers, body };
  const bytes = Bytes.safeParse(body);
  if (bytes.success) return { headers, body: Buffer.from(bytes.data.base64, "base64") };
  return { headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}
