import { decodeSegment } from "#lib/server/decode-segment.ts";

export type RouteParams = Record<string, string | string[]>;

export interface RouteMatch<T> {
  value: T;
  /** Decoded. Undefined for a route without dynamic segments, as Next has it. */
  params: RouteParams | undefined;
}

export interface RouteTable<T> {
  /** Takes a path without its query. Undefined also for every path that Next would redirect or normalise first. */
  match(pathname: string): RouteMatch<T> | undefined;
}

interface Branch<T> {
  children: Map<string, Branch<T>>;
  value?: T;
  param?: { name: string; branch: Branch<T> };
  rest?: { name: string; value: T };
  optionalRest?: { name: string; value: T };
}

const OPTIONAL_REST = /^\[\[\.\.\.(.+)\]\]$/;
const REST = /^\[\.\.\.(.+)\]$/;
const PARAM = /^\[(.+)\]$/;

/** Static paths are one lookup; the others walk a tree of segments in which a static segment wins over a dynamic one. */
export function createRouteTable<T>(routes: Iterable<readonly [pattern: string, value: T]>): RouteTable<T> {
  const statics = new Map<string, RouteMatch<T>>();
  const root: Branch<T> = { children: new Map() };
  for (const [pattern, value] of routes) {
    if (pattern.includes("/[")) insert(root, pattern.slice(1).split("/"), value);
    else statics.set(pattern, { value, params: undefined });
  }
  return {
    match(pathname) {
      const found = statics.get(pathname);
      if (found !== undefined) return found;
      const params: RouteParams = {};
      const value = walk(root, pathname.split("/"), 1, params);
      return value === undefined ? undefined : { value, params };
    },
  };
}

function insert<T>(root: Branch<T>, segments: string[], value: T): void {
  let branch = root;
  for (const segment of segments) {
    const optionalRest = OPTIONAL_REST.exec(segment)?.[1];
    const rest = REST.exec(segment)?.[1];
    if (optionalRest !== undefined) {
      branch.optionalRest = { name: optionalRest, value };
      return;
    }
    if (rest !== undefined) {
      branch.rest = { name: rest, value };
      return;
    }
    branch = step(branch, segment);
  }
  branch.value = value;
}

function step<T>(branch: Branch<T>, segment: string): Branch<T> {
  const name = PARAM.exec(segment)?.[1];
  if (name !== undefined) {
    branch.param ??= { name, branch: { children: new Map() } };
    return branch.param.branch;
  }
  const known = branch.children.get(segment);
  if (known !== undefined) return known;
  const created: Branch<T> = { children: new Map() };
  branch.children.set(segment, created);
  return created;
}

/** Depth first, so that `/mixed/[a]/x` still answers `/mixed/b/x` when `/mixed/b/y` exists. Leaves `params` as it was on failure. */
function walk<T>(branch: Branch<T>, segments: string[], at: number, params: RouteParams): T | undefined {
  const segment = segments[at];
  if (segment === undefined) return branch.value ?? branch.optionalRest?.value;
  const child = branch.children.get(segment);
  const viaStatic = child === undefined ? undefined : walk(child, segments, at + 1, params);
  if (viaStatic !== undefined) return viaStatic;
  const viaParam = walkParam(branch, segment, segments, at, params);
  if (viaParam !== undefined) return viaParam;
  const rest = branch.rest ?? branch.optionalRest;
  return rest === undefined ? undefined : takeRest(rest, segments, at, params);
}

function walkParam<T>(branch: Branch<T>, segment: string, segments: string[], at: number, params: RouteParams): T | undefined {
  if (branch.param === undefined) return undefined;
  const decoded = decodeSegment(segment);
  if (decoded === undefined) return undefined;
  params[branch.param.name] = decoded;
  const value = walk(branch.param.branch, segments, at + 1, params);
  if (value === undefined) delete params[branch.param.name];
  return value;
}

function takeRest<T>(rest: { name: string; value: T }, segments: string[], at: number, params: RouteParams): T | undefined {
  const decoded: string[] = [];
  for (const segment of segments.slice(at)) {
    const value = decodeSegment(segment);
    if (value === undefined) return undefined;
    decoded.push(value);
  }
  params[rest.name] = decoded;
  return rest.value;
}
