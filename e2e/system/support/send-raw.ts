import http from "node:http";

export interface RawRequest {
  method?: string;
  /** Sent as it stands; `fetch` would resolve dot segments and encode. */
  path: string;
  headers?: Record<string, string | string[]>;
  /** A list is sent in chunks, without a Content-Length. */
  body?: string | Buffer | Buffer[] | undefined;
}

export interface RawAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** One request on a connection of its own. Resolves with the answer, also where the server refuses to read the body to its end. */
export function sendRaw(baseUrl: string, { method = "GET", path, headers = {}, body }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(baseUrl);
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  const request = http.request({ hostname, port, method, path, headers, agent: false }, async (answer) => {
    try {
      const chunks = await answer.toArray();
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString() });
    } catch (error) {
      reject(error);
    }
  });
  // After an early answer the rest of a body meets a closed connection; the answer has been given by then.
  request.on("error", reject);
  if (Array.isArray(body)) for (const chunk of body) request.write(chunk);
  request.end(Array.isArray(body) ? undefined : body);
  return promise;
}
