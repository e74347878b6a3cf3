import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import { isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";
import type { Lookup } from "#lib/egress/resolve-target.ts";

export interface TestDns extends AsyncDisposable {
  /** Asks this server, both for IPv4 and IPv6. */
  lookup: Lookup;
  /** The names that were asked for, each question once. */
  asked: string[];
}

const A = 1;
const AAAA = 28;

/**
 * A DNS server on a free port of 127.0.0.1. A name with several rounds of answers gives the next one at each question, and stays with the
 * last; a name that is not in the zone does not exist.
 */
export async function startDns(zone: Readonly<Record<string, readonly (readonly string[])[]>>): Promise<TestDns> {
  const asked: string[] = [];
  const rounds = new Map<string, number>();
  const socket = createSocket("udp4");
  socket.on("message", (query, { port, address }) => {
    const { name, type, end } = readQuestion(query);
    const question = `${name} ${type}`;
    const round = rounds.get(question) ?? 0;
    rounds.set(question, round + 1);
    asked.push(name);
    const answers = zone[name];
    const addresses = answers?.[Math.min(round, answers.length - 1)]?.filter((text) => isIPv6(text) === (type === AAAA));
    socket.send(toReply(query.subarray(0, end), type, addresses), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  const resolver = new Resolver({ tries: 1 });
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  return {
    lookup: toLookup(resolver),
    asked,
    [Symbol.asyncDispose]: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function toLookup(resolver: Resolver): Lookup {
  return (hostname, _options, callback) => {
    Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]).then(([v4, v6]) => {
      const found = [
        ...(v4.status === "fulfilled" ? v4.value.map((address) => ({ address, family: 4 })) : []),
        ...(v6.status === "fulfilled" ? v6.value.map((address) => ({ address, family: 6 })) : []),
      ];
      callback(found.length === 0 && v4.status === "rejected" ? v4.reason : null, found);
    });
  };
}

/** RFC 1035 section 4.1.2: the labels of the name, each behind its length, then type and class. */
function readQuestion(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function toReply(question: Buffer, type: number, addresses: string[] | undefined): Buffer {
  const reply = Buffer.from(question);
  const answers = addresses ?? [];
  reply.writeUInt16BE(addresses === undefined ? 0x8183 : 0x8180, 2);
  reply.writeUInt16BE(answers.length, 6);
  reply.writeUInt32BE(0, 8);
  const records = answers.map((address) => {
    const bytes = Buffer.from(ipaddr.parse(address).toByteArray());
    // A pointer to the name of the question, type, class IN, no time to live, length.
    return Buffer.concat([Buffer.from([0xc0, 12, 0, type === A ? A : AAAA, 0, 1, 0, 0, 0, 0, 0, bytes.length]), bytes]);
  });
  return Buffer.concat([reply, ...records]);
}
