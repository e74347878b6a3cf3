import http from "node:http";

export interface RawRequest {
  method?: string;
  /** Sent as it stands; `fetch` would resolve dot segments and encode. */
  path: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
}

export interface RawAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

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
  request.once("error", reject);
  request.end(body);
  return promise;
}
