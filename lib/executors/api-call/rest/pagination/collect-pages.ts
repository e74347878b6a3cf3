import type { Json } from "#lib/contracts/json.ts";
import type { Pagination } from "#lib/contracts/pagination.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { evaluateExpression } from "#lib/executors/api-call/expressions/evaluate-expression.ts";
import type { UpstreamRequest } from "#lib/executors/api-call/http/send-request.ts";
import { fetchAnswer } from "#lib/executors/api-call/rest/fetch-answer.ts";
import { PAGE_WAYS, type Page } from "#lib/executors/api-call/rest/pagination/page-ways.ts";
import type { RestCall } from "#lib/executors/api-call/rest/rest-call.ts";
import type { RestEnv } from "#lib/executors/api-call/rest/rest-env.ts";
import { findHiddenError } from "#lib/executors/api-call/shape/find-hidden-error.ts";
import { hiddenSecrets } from "#lib/executors/hidden-secrets.ts";
import { redactJson } from "#lib/redact-json.ts";

type PagedCall = RestCall & { pagination: Pagination };

/** The items of a list's pages, one after the other, within the endpoint's limits. A page that came before ends the list. */
export async function collectPages(call: PagedCall, request: UpstreamRequest, env: RestEnv): Promise<Json[]> {
  const { pagination, upstream } = call;
  const way = wayOf(pagination);
  const startedAt = performance.now();
  const warn = (message: string) => env.record.logs([{ level: "warn", message, atMs: Math.round(performance.now() - startedAt) }]);
  const items: Json[] = [];
  const addresses = new Set<string>();
  const contents = new Set<string>();
  let bytes = 0;
  let firstCount: number | undefined;
  let url: URL | undefined = way.first?.(pagination, request.url) ?? request.url;
  for (let pages = 0; url !== undefined; pages++) {
    if (pages === pagination.maxPages) return stopped(items, warn, `after ${pages} pages: the list may go on`);
    if (addresses.has(url.href)) return stopped(items, warn, "at the address of a page that came before");
    addresses.add(url.href);
    const answer = await fetchAnswer(call, { ...request, url }, env);
    const fingerprint = answer.fingerprint();
    if (contents.has(fingerprint)) return stopped(items, warn, "at a page that came before");
    contents.add(fingerprint);
    bytes += answer.bytes;
    if (bytes > upstream.maxResponseBytes) throw tooLarge(upstream.maxResponseBytes);
    const found = toPage(call, answer, url, hiddenSecrets(call, env));
    firstCount ??= found.items.length;
    const page = { ...found, firstCount };
    const room = pagination.maxItems - items.length;
    for (const item of page.items.slice(0, room)) items.push(item);
    if (items.length >= pagination.maxItems) {
      if (page.items.length > room || way.next(pagination, page) !== undefined) warn(stop(`after ${pagination.maxItems} items`));
      return items;
    }
    url = way.next(pagination, page);
  }
  return items;
}

/** The entry of the table that belongs to this member of the union. */
function wayOf(pagination: Pagination) {
  return PAGE_WAYS[pagination.type] as {
    first?(pagination: Pagination, url: URL): URL;
    next(pagination: Pagination, page: Page): URL | undefined;
  };
}

/** Without secrets from here on: expressions could take them apart. */
function toPage(
  { pagination, errorWhen }: PagedCall,
  answer: { output: Json; headers: Page["headers"] },
  url: URL,
  secrets: readonly string[],
): Omit<Page, "firstCount"> {
  const output = redactJson(answer.output, secrets);
  const failure = findHiddenError(errorWhen, output);
  if (failure !== undefined) throw failure;
  const found = pagination.items === null ? output : evaluateExpression("pagination.items", pagination.items, output);
  if (found !== null && !Array.isArray(found)) throw new ExecutorFailure("upstream", "The upstream's answer has no list of items");
  return { output, items: found ?? [], headers: answer.headers, url };
}

function stopped(items: Json[], warn: (message: string) => void, where: string): Json[] {
  warn(stop(where));
  return items;
}

function stop(where: string): string {
  return `Stopped ${where}`;
}

function tooLarge(bytes: number): ExecutorFailure {
  return new ExecutorFailure("upstream", `The pages together are larger than ${bytes} bytes`);
}
