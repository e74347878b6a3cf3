import { type Case, caseOf, type Material } from "./case.ts";

const AUTHORIZATIONS = [
  "",
  "Bearer",
  "Bearer ",
  "Bearer a b",
  "Bearer,",
  "Bearer \u00e4\u00f6",
  "Basic b3duZXI6cGFzc3dvcmQ=",
  "Digest username=owner",
  "sas_systemsystemsystem",
  "Bearer null",
  "Bearer undefined",
  "Bearer '--",
  `Bearer ${"x".repeat(5_000)}`,
  "Bearer eyJhbGciOiJub25lIn0.e30.",
];
const COOKIES = [
  "accessToken=",
  "accessToken=%00",
  "accessToken=wrong",
  "next-auth.session-token=",
  "next-auth.session-token=garbage",
  "next-auth.session-token=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA",
  "=; ;;; =x; __proto__=1",
];
const METHODS = ["PATCH", "TRACE", "PROPFIND", "LOCK", "SEARCH", "REPORT"];

/** Callers who are nobody, and methods that no route has. */
export function callerCases({ targets }: Material): Case[] {
  const closed = targets.filter(({ operation }) => !operation.isPublic);
  return [
    ...closed.flatMap((target, index) => {
      const nobody = { ...target, headers: {} };
      const authorization = AUTHORIZATIONS[index % AUTHORIZATIONS.length] ?? "";
      const cookie = COOKIES[index % COOKIES.length] ?? "";
      return [
        caseOf("nobody", nobody, {}, 401),
        caseOf(`Authorization: ${authorization.slice(0, 40)}`, nobody, { headers: { Authorization: authorization } }, 401),
        caseOf(`Cookie: ${cookie.slice(0, 40)}`, nobody, { headers: { Cookie: cookie } }, 401),
      ];
    }),
    ...targets.flatMap((target) => METHODS.map((method) => caseOf(method, target, { method, body: undefined }))),
    ...targets
      .filter(({ operation }) => operation.method === "PUT" && /^update(Tool|Connector|Endpoint|Snippet)$/.test(operation.id))
      .flatMap((target) =>
        ['"x"', "W/", "-1", '"1", "2"', "99999999999"].map((tag) =>
          caseOf(`If-Match: ${tag}`, target, { headers: { "If-Match": tag } }, 400),
        ),
      ),
  ];
}
