import { type Case, caseOf, type Material, type Target } from "./case.ts";

const UNKNOWN = "01890a5d-ac96-774b-bcce-b302099a8057";
/** One segment that is no id of anything; the second says what must come of it where that is certain. */
const IDS: [segment: string, status?: number][] = [
  [UNKNOWN, 404],
  ["not-a-uuid", 404],
  ["0", 404],
  ["-1", 404],
  ["null", 404],
  ["undefined", 404],
  ["%00", 404],
  [`${UNKNOWN}%00`, 404],
  ["%27%20OR%201%3D1%20--", 404],
  ["a%2Fb", 404],
  ["..%2F..%2Fetc%2Fpasswd", 404],
  ["%F0%9F%92%A9", 404],
  ["__proto__", 404],
  ["constructor", 404],
  ["x".repeat(300), 400],
  ["%ff", 400],
  ["%E0%A4%A", 400],
  ["%"],
  ["%2e%2e"],
  [".."],
  ["."],
  ["a\\b"],
  [";a=1", 404],
];

/** Ids that are none, and paths that lead nowhere. */
export function addressCases({ targets }: Material): Case[] {
  const withId = targets.filter(({ operation }) => operation.path.includes("{id}"));
  return [
    ...withId.flatMap((target) => IDS.flatMap(([segment, status]) => idCase(target, segment, status))),
    ...PATHS.map((path) => pathCase(targets, path)),
  ];
}

function idCase(target: Target, segment: string, status: number | undefined): Case[] {
  const { method, path } = target.operation;
  // What remains of a path with a dot segment may be another route that does answer.
  if (/^(\.|%2e){1,2}$/i.test(segment) && method !== "DELETE") return [];
  const change = { path: path.replace("{id}", segment).replace("{version}", "1") };
  return [{ ...caseOf(`id ${segment.slice(0, 60)}`, target, change, status), mayRedirect: status === undefined }];
}

function pathCase(targets: Target[], path: string): Case {
  const [any] = targets.filter(({ body }) => body === undefined);
  if (any === undefined) throw new Error("There is no operation without a body");
  return { ...caseOf(path.slice(0, 60), any, { method: "GET", path }), mayRedirect: true };
}

const PATHS = [
  "/api/nothing",
  "/api/custom-tools/a/b/c/d/e",
  "/api/custom-tools/%2e%2e%2fme",
  "/api/custom-tools/x/execute/y",
  "/api/%00",
  "/api/%ff",
  "/api/custom-tools%00",
  "/api/custom-tools;/x",
  `/api/${"a".repeat(8_000)}`,
  `/api${"/a".repeat(3_000)}`,
  "/api/custom-tools/\\..\\..\\x",
];
