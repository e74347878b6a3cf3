import { request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";
import type { TestCertificate } from "#lib/egress/testing/make-certificate.ts";

/** Whether a GET ends with less than 500. Whom a certificate belongs to is not asked here. */
export function isAnswering(url: string, client?: TestCertificate): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { timeout: 10_000, agent: false, rejectUnauthorized: false, ...client };
    const request = (url.startsWith("https:") ? requestTls : requestPlain)(url, options, (answer) => {
      resolve((answer.statusCode ?? 500) < 500);
      answer.destroy();
    });
    request.once("error", () => resolve(false));
    request.once("timeout", () => request.destroy(new Error("No answer in time")));
    request.end();
  });
}
