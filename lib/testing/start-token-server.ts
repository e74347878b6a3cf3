import type { IncomingHttpHeaders } from "node:http";
import type { TestCertificate } from "#lib/egress/testing/make-certificate.ts";
import { startServer, type TestServer } from "#lib/egress/testing/start-server.ts";

export interface TokenAnswer {
  status?: number;
  body: Record<string, unknown>;
}

/** A token endpoint of our own at `/token`, for what no good authorization server does; `/echo` repeats what it is told. */
export function startTokenServer(
  answer: (params: URLSearchParams, nth: number, headers: IncomingHttpHeaders) => TokenAnswer | Promise<TokenAnswer>,
  certificate?: TestCertificate,
): Promise<TestServer> {
  let count = 0;
  return startServer(async (request, response) => {
    response.setHeader("content-type", "application/json");
    if (request.url?.startsWith("/token")) {
      const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
      count += 1;
      const { status = 200, body } = await answer(new URLSearchParams(Buffer.concat(chunks).toString()), count, request.headers);
      response.writeHead(status).end(JSON.stringify(body));
      return;
    }
    const { authorization = "" } = request.headers;
    const token = authorization.replace(/^Bearer /, "");
    const spelled = ["hex", "base64", "base64url"].map((encoding) => Buffer.from(token).toString(encoding as BufferEncoding));
    response.setHeader("x-echo", authorization).setHeader("set-cookie", `echo=${encodeURIComponent(token)}`);
    const isRefused = request.url?.startsWith("/refuse");
    response.writeHead(isRefused ? 403 : 200).end(JSON.stringify({ authorization, spelled, [token]: encodeURIComponent(token) }));
  }, certificate);
}
