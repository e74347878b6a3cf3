import type { Json } from "#lib/contracts/json.ts";
import type { Pagination } from "#lib/contracts/pagination.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { evaluateExpression } from "#lib/executors/api-call/expressions/evaluate-expression.ts";
import { withQueryParam } from "#lib/executors/api-call/http/with-query-param.ts";
import type { RestAnswer } from "#lib/executors/api-call/rest/fetch-answer.ts";
import { nextLink } from "#lib/executors/api-call/rest/pagination/next-link.ts";

/** A page that came, without secrets. */
export interface Page extends Pick<RestAnswer, "headers"> {
  output: Json;
  items: Json[];
  /** How many items the first page had. */
  firstCount: number;
  /** Where it was asked for. */
  url: URL;
}

type Of<T extends Pagination["type"]> = Extract<Pagination, { type: T }>;
interface Way<P extends Pagination> {
  /** The address of the first page, made from the endpoint's own. */
  first?(pagination: P, url: URL): URL;
  /** The address of the page after this one; undefined where it was the last. */
  next(pagination: P, page: Page): URL | undefined;
}

/** How each kind of pagination goes on. */
export const PAGE_WAYS: { [T in Pagination["type"]]: Way<Of<T>> } = {
  cursor: {
    next({ param, cursor }, { output, url }) {
      const found = evaluateExpression("pagination.cursor", cursor, output);
      if (found === null || found === false || found === "") return undefined;
      if (typeof found === "object" || found === true) throw unusable("cursor", "finds no text or number");
      const text = String(found);
      if (!text.isWellFormed()) throw unusable("cursor", "is not valid Unicode");
      return withQueryParam(url, param, text);
    },
  },
  page: {
    first: ({ param, first }, url) => withQueryParam(url, param, String(numberIn(url, param) ?? first)),
    next({ param, first }, { items, url }) {
      return items.length === 0 ? undefined : withQueryParam(url, param, String((numberIn(url, param) ?? first) + 1));
    },
  },
  offset: {
    first({ param, limitParam, limit }, url) {
      const started = withQueryParam(url, param, String(numberIn(url, param) ?? 0));
      if (limitParam === null || limit === null || url.searchParams.has(limitParam)) return started;
      return withQueryParam(started, limitParam, String(limit));
    },
    next({ param }, { items, firstCount, url }) {
      // Many services give fewer than they are asked for, so the first page tells how many a full one has.
      if (items.length === 0 || items.length < firstCount) return undefined;
      return withQueryParam(url, param, String((numberIn(url, param) ?? 0) + items.length));
    },
  },
  link: { next: (_pagination, { headers, url }) => resolved("link", nextLink(headers["link"]), url) },
  next_url: {
    next(pagination, { output, url }) {
      const found = evaluateExpression("pagination.url", pagination.url, output);
      if (found === null || found === "" || found === false) return undefined;
      if (typeof found !== "string") throw unusable("url", "finds no text");
      return resolved("url", found, url);
    },
  },
};

/** Of the same origin alone: the request carries a credential. */
function resolved(what: string, target: string | undefined, url: URL): URL | undefined {
  if (target === undefined) return undefined;
  const next = URL.parse(target, url);
  if (next === null) throw unusable(what, "is no address");
  if (next.origin !== url.origin) throw new ExecutorFailure("policy", "The next page lies on another origin than the first one");
  next.hash = "";
  return next;
}

function numberIn(url: URL, param: string): number | undefined {
  const text = url.searchParams.get(param);
  return text === null || !/^\d{1,15}$/.test(text) ? undefined : Number(text);
}

function unusable(what: string, reason: string): ExecutorFailure {
  return new ExecutorFailure("upstream", `The list cannot be followed: the ${what} of the next page ${reason}`);
}
