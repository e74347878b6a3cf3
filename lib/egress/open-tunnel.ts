import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIPv6, type Socket } from "node:net";
import { codeOf } from "#lib/egress/code-of.ts";
import { portOf } from "#lib/egress/port-of.ts";
import { ExecutorFailure } from "#lib/errors.ts";

export interface TunnelTarget {
  /** What the caller asked for, for messages. */
  host: string;
  /** What was checked: the proxy is given no name, since it could resolve it to another address. */
  address: string;
  port: number;
}

/** A connection through an HTTP proxy (CONNECT, RFC 9110 section 9.3.6). The operator chose the proxy, so its own address is not checked. */
export function openTunnel(proxy: URL, { host, address, port }: TunnelTarget, signal: AbortSignal): Promise<Socket> {
  const authority = `${isIPv6(address) ? `[${address}]` : address}:${port}`;
  const send = proxy.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const refuse = (reason: string, cause?: unknown) =>
      reject(new ExecutorFailure("connect", `No connection to ${host}:${port} through the proxy (${reason})`, { retryable: true, cause }));
    const headers = { host: authority, ...authorizationOf(proxy) };
    const asked = send({ ...hostOf(proxy), method: "CONNECT", path: authority, headers, agent: false, signal });
    asked.once("error", (error) => refuse(codeOf(error), error));
    asked.once("connect", ({ statusCode }, socket: Socket, head) => {
      // For good: no peer that resets a connection at an odd moment may end the process.
      socket.on("error", () => {});
      if (statusCode !== 200) {
        socket.destroy();
        refuse(`status ${statusCode}`);
      } else {
        if (head.length > 0) socket.unshift(head);
        resolve(socket);
      }
    });
    asked.end();
  });
}

function hostOf(proxy: URL): { host: string; port: number } {
  return { host: proxy.hostname.replace(/^\[|\]$/g, ""), port: portOf(proxy) };
}

function authorizationOf({ username, password }: URL): Record<string, string> {
  if (username === "") return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { "proxy-authorization": `Basic ${Buffer.from(pair).toString("base64")}` };
}
