import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { RateLimit } from "#lib/contracts/connector-limits.ts";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import type { ExecutorFailure } from "#lib/errors.ts";
import type { Admission } from "#lib/executors/api-call/attempts/admit.ts";
import { testDatabaseUrl } from "#lib/testing/database.ts";
import { query } from "#lib/testing/query.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "../create-connector.ts";
import { admitUnder } from "./admit-under.ts";
import { WAITING_MAX } from "./waiting-limits.ts";

let connectorId: string;

beforeEach(async () => {
  const { ctx } = await makeWorkspace();
  const input = CreateConnectorInput.parse({ name: "limited", displayName: "Limited", baseUrl: "http://127.0.0.1:9" });
  connectorId = (await createConnector(ctx, input)).connector.id;
});

const limit = (over: Partial<RateLimit> & Pick<RateLimit, "requests">): RateLimit => RateLimit.parse(over);
const patience = (timeoutMs: number, signal = new AbortController().signal): Admission => ({ timeoutMs, signal });

/** For how many seconds the slots are held, the shortest first. */
async function leasesOf(id: string): Promise<number[]> {
  const held = "extract(epoch FROM held_until - now())::float8";
  const statement = `SELECT ${held} AS s FROM connector_slots WHERE connector_id = $1 AND held_until > now() ORDER BY s`;
  return (await query<{ s: number }>(testDatabaseUrl, statement, [id])).map(({ s: seconds }) => seconds);
}

/** How many of so many calls at once were admitted at once, after a wait, or not. */
async function rush(count: number, rule: RateLimit, timeoutMs: number) {
  const admit = admitUnder(connectorId, rule);
  const since = performance.now();
  const turn = async () => {
    const release = await admit(patience(timeoutMs));
    release();
    return performance.now() - since;
  };
  const settled = await Promise.allSettled(Array.from({ length: count }, turn));
  const turns = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])).sort((one, other) => one - other);
  const refused = settled.flatMap((one) => (one.status === "rejected" ? [one.reason as ExecutorFailure] : []));
  return { turns, refused };
}

describe("a rate limit", () => {
  it("of 100 a minute lets 100 of 360 calls pass, and tells the others when to come again", async () => {
    const { turns, refused } = await rush(360, limit({ requests: 100, perSeconds: 60 }), 5_000);
    expect(turns).toHaveLength(100);
    expect(refused).toHaveLength(260);
    for (const { layer, extra } of refused) {
      expect(layer).toBe("rate_limit");
      expect(extra.retryable).toBe(true);
      expect(extra.retryAfterMs).toBeGreaterThan(40_000);
      expect(extra.retryAfterMs).toBeLessThanOrEqual(60_000);
    }
  });

  it("lets those wait whose turn comes in time, one after the other", async () => {
    const { turns, refused } = await rush(14, limit({ requests: 20, burst: 4 }), 5_000);
    expect(refused).toEqual([]);
    // The burst was an advance on 4 × 50 ms; from there on one goes every 50 ms.
    for (const [index, at] of turns.slice(4).entries()) {
      expect(at).toBeGreaterThanOrEqual((4 + index) * 50 - 5);
    }
  });

  it("earns its burst back while nobody waits", async () => {
    const rule = limit({ requests: 10, perSeconds: 2 });
    expect((await rush(10, rule, 150)).turns).toHaveLength(10);
    expect((await rush(5, rule, 150)).refused.length).toBeGreaterThanOrEqual(4);
    await sleep(2_200);
    const { turns } = await rush(20, rule, 150);
    expect(turns.length).toBeGreaterThanOrEqual(10);
    expect(turns.length).toBeLessThanOrEqual(13);
  });

  it("that is changed counts anew", async () => {
    await rush(2, limit({ requests: 1, perSeconds: 3_600 }), 150);
    expect((await rush(2, limit({ requests: 50 }), 150)).turns).toHaveLength(2);
  });

  it("holds for its own connector alone", async () => {
    const rule = limit({ requests: 1, perSeconds: 3_600 });
    await rush(1, rule, 150);
    const { ctx } = await makeWorkspace();
    const input = CreateConnectorInput.parse({ name: "other", displayName: "Other", baseUrl: "http://127.0.0.1:9" });
    connectorId = (await createConnector(ctx, input)).connector.id;
    expect((await rush(1, rule, 150)).turns).toHaveLength(1);
  });

  it(`lets no more than ${WAITING_MAX} calls wait`, async () => {
    const admit = admitUnder(connectorId, limit({ requests: 1, perSeconds: 60 }));
    const callers = new AbortController();
    let refusals = 0;
    const call = () =>
      admit(patience(100_000_000, callers.signal)).catch((failure: ExecutorFailure) => {
        if (failure.layer === "rate_limit" && ++refusals === 199 - WAITING_MAX) callers.abort();
        throw failure;
      });
    const calls = Promise.allSettled(Array.from({ length: 200 }, call));
    const layers = (await calls).map((one) => (one.status === "rejected" ? (one.reason as ExecutorFailure).layer : "admitted"));
    const count = (layer: string) => layers.filter((one) => one === layer).length;
    // Who waits is told apart by what ends it: the caller went away.
    expect({ admitted: count("admitted"), waited: count("timeout"), refused: count("rate_limit") }).toEqual({
      admitted: 1,
      waited: WAITING_MAX,
      refused: 199 - WAITING_MAX,
    });
  });

  it("ends the wait of a caller that goes away", async () => {
    const admit = admitUnder(connectorId, limit({ requests: 1, perSeconds: 5 }));
    await admit(patience(1_000));
    const caller = new AbortController();
    const waiting = admit(patience(10_000, caller.signal));
    setTimeout(() => caller.abort(), 30);
    await expect(waiting).rejects.toMatchObject({ layer: "timeout" });
  });

  it("loses no turns of callers who give up and call again", async () => {
    const admit = admitUnder(connectorId, limit({ requests: 10, burst: 1 }));
    const endsAt = performance.now() + 8_000;
    let passed = 0;
    const caller = async () => {
      while (performance.now() < endsAt) {
        // They would wait for longer; each goes away after a second.
        const wait = admit(patience(60_000, AbortSignal.timeout(1_000)));
        await wait.then(
          () => {
            passed += 1;
          },
          () => sleep(20),
        );
      }
    };
    await Promise.all(Array.from({ length: 30 }, caller));
    expect(passed).toBeGreaterThanOrEqual(70);
    // And those who went away at last.
    expect(passed).toBeLessThanOrEqual(93);
  }, 20_000);

  it("gives no turn to a caller who has gone away already", async () => {
    const admit = admitUnder(connectorId, limit({ requests: 1, perSeconds: 3_600 }));
    await expect(admit(patience(1_000, AbortSignal.abort()))).rejects.toMatchObject({ layer: "timeout" });
    await admit(patience(1_000));
  });

  it("keeps nobody longer than their time while the database is slow, and loses no more than the turn that was asked for", async () => {
    const admit = admitUnder(connectorId, limit({ requests: 50 }));
    await admit(patience(1_000));
    const client = new pg.Client(testDatabaseUrl);
    await client.connect();
    await client.query("BEGIN");
    await client.query("SELECT * FROM connector_rates WHERE connector_id = $1 FOR UPDATE", [connectorId]);
    const since = performance.now();
    await expect(admit(patience(300))).rejects.toMatchObject({ layer: "rate_limit" });
    await expect(admit(patience(60_000, AbortSignal.timeout(100)))).rejects.toMatchObject({ layer: "timeout" });
    expect(performance.now() - since).toBeLessThan(1_500);
    await client.end();
    await admit(patience(5_000));
  });
});

describe("a limit of calls under way", () => {
  const two = limit({ requests: 100_000, concurrency: 2 });

  it("lets the next one go when one has ended, in the order of their arrival", async () => {
    const admit = admitUnder(connectorId, two);
    const order: number[] = [];
    let under = 0;
    let most = 0;
    const call = async (n: number) => {
      const release = await admit(patience(5_000));
      order.push(n);
      most = Math.max(most, ++under);
      await sleep(10);
      under -= 1;
      release();
    };
    await Promise.all(Array.from({ length: 12 }, (_, n) => call(n)));
    expect(most).toBe(2);
    expect(order).toEqual(Array.from({ length: 12 }, (_, n) => n));
  });

  it("refuses those whose time is up before, and gives nothing to those who went away", async () => {
    const admit = admitUnder(connectorId, two);
    const held = [await admit(patience(5_000)), await admit(patience(5_000))];
    await expect(admit(patience(80))).rejects.toMatchObject({ layer: "rate_limit", extra: { retryable: true } });
    await expect(admit(patience(5_000, AbortSignal.timeout(50)))).rejects.toMatchObject({ layer: "timeout" });
    for (const release of held) release();
    const again = [await admit(patience(1_000)), await admit(patience(1_000))];
    expect(again).toHaveLength(2);
  });

  it("frees what a process that died was holding when the time of its call is over", async () => {
    const admit = admitUnder(connectorId, two);
    await admit(patience(500));
    await admit(patience(60_000));
    const leases = await leasesOf(connectorId);
    // Some time to give the slot back included.
    const [short = 0, long = 0] = leases;
    expect(leases).toHaveLength(2);
    expect(short).toBeGreaterThan(0.5);
    expect(short).toBeLessThanOrEqual(3);
    expect(long).toBeGreaterThan(58);
    expect(long).toBeLessThanOrEqual(63);
    const since = performance.now();
    await admit(patience(20_000));
    expect(performance.now() - since).toBeLessThan(4_000);
  });

  it("leases a slot for the time of the call that gets it, not of one that went away while it was taken", async () => {
    const admit = admitUnder(connectorId, two);
    (await admit(patience(1_000)))();
    const caller = new AbortController();
    const gone = admit(patience(1_000, caller.signal));
    const stays = admit(patience(60_000));
    caller.abort();
    await expect(gone).rejects.toMatchObject({ layer: "timeout" });
    await stays;
    expect((await leasesOf(connectorId)).at(-1)).toBeGreaterThan(55);
  });

  it("tells those who wait for a slot the longer of the two waits", async () => {
    const admit = admitUnder(connectorId, limit({ requests: 1, perSeconds: 60, concurrency: 1 }));
    (await admit(patience(1_000)))();
    const first = admit(patience(100_000, AbortSignal.timeout(1_500)));
    await sleep(200);
    await expect(admit(patience(500))).rejects.toMatchObject({
      layer: "rate_limit",
      extra: { retryAfterMs: expect.toSatisfy((ms: number) => ms > 30_000) },
    });
    await expect(first).rejects.toMatchObject({ layer: "timeout" });
  });

  it("comes back after a crash of the database, which loses its table", async () => {
    const admit = admitUnder(connectorId, two);
    (await admit(patience(1_000)))();
    await sleep(50);
    await query(testDatabaseUrl, "TRUNCATE connector_slots, connector_rates");
    await admit(patience(5_000));
  });
});
