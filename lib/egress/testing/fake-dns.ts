import type { Lookup } from "#lib/egress/resolve-target.ts";

/** A resolver with fixed answers. A name with several rounds gives the next one at each question, and stays with the last. */
export function fakeDns(names: Record<string, string[][]>): { lookup: Lookup; asked: string[] } {
  const asked: string[] = [];
  const lookup: Lookup = (hostname, _options, callback) => {
    const rounds = names[hostname];
    const round = asked.filter((name) => name === hostname).length;
    asked.push(hostname);
    const addresses = rounds?.[Math.min(round, rounds.length - 1)];
    setImmediate(() => {
      if (addresses === undefined) callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: "ENOTFOUND" }), []);
      else
        callback(
          null,
          addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
        );
    });
  };
  return { lookup, asked };
}
