import {
  type Metadata,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServerWritableStream,
  type StatusObject,
} from "@grpc/grpc-js";

export interface SeenCall {
  path: string;
  metadata: Record<string, string | Buffer>;
  /** Until the deadline that the call came with. */
  leftMs: number;
  /** Who called, with the port, and by which name. */
  peer: string;
  host: string;
}

/** What a method answers: bytes, several (with a pause between any two, and then no end where `isOpen`), a status, or nothing at all. */
export type Reply =
  | { messages: Uint8Array[]; pauseMs?: number; isOpen?: boolean }
  | { status: Partial<StatusObject> & { metadata?: Metadata } }
  | "silence";

export type Method = (message: Buffer, seen: SeenCall) => Reply;

export interface GrpcTestServer extends AsyncDisposable {
  port: number;
  /** `http://127.0.0.1:PORT`, or https. */
  url: string;
  calls: SeenCall[];
}

export interface GrpcTls {
  certificate: { cert: string; key: string };
  /** When given, callers must show a certificate of this authority. */
  clientCa?: string;
}

/** A real gRPC server on 127.0.0.1. Methods by their paths; they see the bytes as they come. */
export async function startGrpcServer(
  methods: Record<string, Method>,
  { tls, port = 0 }: { tls?: GrpcTls; port?: number } = {},
): Promise<GrpcTestServer> {
  const server = new Server();
  const calls: SeenCall[] = [];
  for (const [path, method] of Object.entries(methods)) {
    const handle = (call: ServerUnaryCall<Buffer, Buffer> | ServerWritableStream<Buffer, Buffer>) => {
      const seen = {
        path,
        metadata: call.metadata.getMap(),
        peer: call.getPeer(),
        host: call.getHost(),
        leftMs: new Date(call.getDeadline()).getTime() - Date.now(),
      };
      calls.push(seen);
      void reply(call as ServerWritableStream<Buffer, Buffer>, method(call.request, seen));
    };
    // On the wire a unary answer is a stream of one.
    server.register(
      path,
      handle,
      (bytes: Buffer) => bytes,
      (bytes: Buffer) => bytes,
      "serverStream",
    );
  }
  const bound = await new Promise<number>((resolve, reject) =>
    server.bindAsync(`127.0.0.1:${port}`, toCredentials(tls), (error, free) => (error === null ? resolve(free) : reject(error))),
  );
  return {
    port: bound,
    url: `${tls === undefined ? "http" : "https"}://127.0.0.1:${bound}`,
    calls,
    async [Symbol.asyncDispose]() {
      server.forceShutdown();
    },
  };
}

async function reply(call: ServerWritableStream<Buffer, Buffer>, answer: Reply): Promise<void> {
  if (answer === "silence") return;
  if ("status" in answer) {
    call.emit("error", answer.status);
    return;
  }
  for (const [index, message] of answer.messages.entries()) {
    if (index > 0 && answer.pauseMs !== undefined) await new Promise((resolve) => setTimeout(resolve, answer.pauseMs));
    call.write(Buffer.from(message));
  }
  if (answer.isOpen !== true) call.end();
}

function toCredentials(tls: GrpcTls | undefined): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  const { certificate, clientCa } = tls;
  const pair = { cert_chain: Buffer.from(certificate.cert), private_key: Buffer.from(certificate.key) };
  return ServerCredentials.createSsl(clientCa === undefined ? null : Buffer.from(clientCa), [pair], clientCa !== undefined);
}
