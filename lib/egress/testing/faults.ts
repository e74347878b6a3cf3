import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";

/** What a server does with a request that it has read. `hit` counts the requests for this fault, from 1. */
type Fault = (socket: Socket, hit: number) => void;

const CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
const CHUNK_ENDLESS = Buffer.alloc(16_384, "x");

/** Servers as they should not be, and some odd ones that are right. */
export const FAULTS = {
  "reset-before-headers": (socket) => socket.resetAndDestroy(),
  "reset-within-headers": (socket) => write(socket, "HTTP/1.1 200 OK\r\nx-one: 1\r\nx-tw", () => socket.resetAndDestroy()),
  "reset-after-headers": (socket) => write(socket, "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n", () => socket.resetAndDestroy()),
  "reset-within-body": (socket) => write(socket, "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf", () => socket.resetAndDestroy()),
  "half-close-before-headers": (socket) => socket.end(),
  "half-close-within-headers": (socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-le"),
  "half-close-within-chunk": (socket) => socket.end("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab"),
  "never-answers": () => {},
  "slow-headers": (socket) => drip(socket, `HTTP/1.1 200 OK\r\nx-long: ${"x".repeat(10_000)}\r\n\r\n`),
  "slow-body": (socket) => write(socket, "HTTP/1.1 200 OK\r\ncontent-length: 10000\r\n\r\n", () => drip(socket, "x".repeat(10_000))),
  "slow-but-whole": (socket) => drip(socket, "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nslow", 1),
  "stalled-body": (socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf"),
  "length-too-long": (socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort"),
  "length-too-short": (socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok, and more than that"),
  "length-twice": (socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab"),
  "length-negative": (socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n"),
  "length-and-chunks": (socket) =>
    socket.write("HTTP/1.1 200 OK\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"),
  "chunk-of-no-size": (socket) => socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nsize\r\nab\r\n0\r\n\r\n"),
  "truncated-gzip": (socket) => answer(socket, "200 OK", { "content-encoding": "gzip" }, gzipSync("x".repeat(10_000)).subarray(0, 30)),
  "broken-gzip": (socket) => answer(socket, "200 OK", { "content-encoding": "gzip" }, "no gzip at all"),
  "gzip-bomb": (socket) => answer(socket, "200 OK", { "content-encoding": "gzip" }, gzipSync(Buffer.alloc(64 * 1024 * 1024))),
  "endless-body": (socket) => write(socket, "HTTP/1.1 200 OK\r\n\r\n", () => pump(socket, CHUNK_ENDLESS)),
  "endless-headers": (socket) => write(socket, "HTTP/1.1 200 OK\r\n", () => pump(socket, "x-more: and more\r\n".repeat(100))),
  "endless-continue": (socket) => pump(socket, CONTINUE),
  "continue-without-end": (socket) => write(socket, "HTTP/1.1 100 Continue\r\n", () => pump(socket, "x-more: and more\r\n".repeat(100))),
  "continue-by-bytes": (socket) =>
    drip(socket, `${CONTINUE.repeat(2)}HTTP/1.1 200 OK\r\ncontent-length: ${CONTINUE.length}\r\n\r\n${CONTINUE}`, 1),
  "endless-hints": (socket) => pump(socket, "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n", 5),
  "continue-then-200": (socket) => write(socket, CONTINUE, () => answer(socket, "200 OK", {}, "ok")),
  "hints-then-200": (socket) => write(socket, "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n", () => answer(socket, "200 OK", {}, "ok")),
  "switches-protocol": (socket) => socket.write("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"),
  "no-http": (socket) => socket.write("SSH-2.0-OpenSSH_9.6\r\n"),
  "status-of-letters": (socket) => socket.write("HTTP/1.1 abc OK\r\n\r\n"),
  "status-of-no-version": (socket) => socket.write("HTTP/x.y 200 OK\r\n\r\n"),
  "header-with-nul": (socket) => socket.write("HTTP/1.1 200 OK\r\nx-one: a\0b\r\ncontent-length: 0\r\n\r\n"),
  "redirects-in-a-circle": (socket) => answer(socket, "302 Found", { location: "/redirects-in-a-circle" }),
  "429": (socket) => answer(socket, "429 Too Many Requests", {}, "slow down"),
  "429-retry-after": (socket) => answer(socket, "429 Too Many Requests", { "retry-after": "1" }, "slow down"),
  "503-retry-after": (socket) => answer(socket, "503 Service Unavailable", { "retry-after": "1" }, "busy"),
  "500-then-200": (socket, hit) => answer(socket, hit === 1 ? "500 Internal Server Error" : "200 OK", {}, hit === 1 ? "oops" : "ok"),
  "reset-then-200": (socket, hit) => (hit === 1 ? socket.resetAndDestroy() : answer(socket, "200 OK", {}, "ok")),
  "closes-after-answer": (socket) => write(socket, "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok", () => socket.end()),
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

function answer(socket: Socket, status: string, headers: Record<string, string>, body: string | Buffer = ""): void {
  const lines = Object.entries({ ...headers, "content-length": String(Buffer.byteLength(body)) }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.write(`HTTP/1.1 ${status}\r\n${lines.join("\r\n")}\r\n\r\n`);
  socket.write(body);
}

/** A moment later, so that the bytes have left before what follows. */
function write(socket: Socket, text: string, then: () => void): void {
  socket.write(text, () => setTimeout(then, 20));
}

function drip(socket: Socket, text: string, everyMs = 10): void {
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed || at === text.length) clearInterval(timer);
    else socket.write(text.charAt(at++));
  }, everyMs);
}

/** For ever, as fast as it is read; or with a pause after each. */
function pump(socket: Socket, bytes: string | Buffer, pauseMs?: number): void {
  if (pauseMs !== undefined) {
    const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write(bytes)), pauseMs);
    return;
  }
  const fill = () => {
    while (!socket.destroyed && socket.write(bytes));
  };
  socket.on("drain", fill);
  fill();
}
