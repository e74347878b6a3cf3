import { type Case, caseOf, type Material } from "./case.ts";

const PAGES = [
  "limit=-1",
  "limit=0",
  "limit=201",
  "limit=1.5",
  "limit=abc",
  "limit=",
  "limit=1e400",
  "limit=0x10&limit=NaN",
  "limit[]=1",
  "limit=9007199254740993",
  "cursor=x",
  "cursor=",
  "cursor=%00",
  "cursor=AAAA",
  "cursor=../../etc",
  `cursor=${"A".repeat(22)}%0A`,
  `cursor=${"A".repeat(600)}`,
  "unknown=1",
  "Limit=10",
  "__proto__=1",
  "constructor=1",
  "limit=1&limit=2",
  "%00=1",
  "limit=10&=",
];
const FILTERS: Record<string, string[]> = {
  search: ["search=%00", `search=${"s".repeat(300)}`, "search=a&search=b"],
  type: ["type=bogus", "type=", "type=api_call%00"],
  apiType: ["apiType=soup"],
  language: ["language=cobol"],
  enabled: ["enabled=perhaps"],
  owner: ["owner=1", "owner=%27"],
  name: ["name=%00", `name=${"n".repeat(70)}`],
  sort: ["sort=price", "sort="],
  order: ["order=up"],
  tag: ["tag=%00", `tag=${"t".repeat(60)}`],
  status: ["status=unknown", "status=succeeded&status=failed"],
  from: ["from=yesterday", "from=2026-13-45T00:00:00Z", "from=0"],
  to: ["to=1e9", "to=%00"],
  subjectType: ["subjectType=person"],
  subjectId: ["subjectId=1", "subjectId=%27"],
  layer: ["layer=bogus", "layer="],
  source: ["source=mail"],
  actorId: ["actorId=1"],
  parentId: ["parentId=%27"],
  minDurationMs: ["minDurationMs=-1", "minDurationMs=1e400"],
  by: ["by=weather"],
  ids: ["ids=", "ids=1,2"],
  format: ["format=xml"],
  action: [`action=${"a".repeat(200)}`, "action=%00"],
  amount: ["amount=-1&from=EUR&to=USD", "amount=1&from=EUR", "amount=1e400&from=EUR&to=USD", "amount=x&from=EUR&to=USD"],
};

/** Query strings that a list or a reading must refuse. */
export function queryCases({ targets }: Material): Case[] {
  return targets.flatMap((target) => {
    const { queryNames } = target.operation;
    const pages = queryNames.includes("limit") ? PAGES : [];
    const isConversion = queryNames.includes("amount");
    const filters = queryNames.flatMap((name) => (isConversion && name !== "amount" ? [] : (FILTERS[name] ?? [])));
    return [...pages, ...filters].map((query) => caseOf(`?${query.slice(0, 60)}`, target, { path: `${target.path}?${query}` }, 400));
  });
}
