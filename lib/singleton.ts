const REGISTRY = Symbol.for("sintra.singletons");

/**
 * One instance per process. Pages and route handlers are bundled apart, and `next dev` loads modules again,
 * so module state alone would make a second pool, cache or sandbox.
 */
export function singleton<T>(name: string, create: () => T): T {
  const holder = globalThis as typeof globalThis & { [REGISTRY]?: Map<string, unknown> };
  holder[REGISTRY] ??= new Map();
  const registry = holder[REGISTRY];
  if (!registry.has(name)) registry.set(name, create());
  // The only writer of this name is the `create` above, so the value has its type.
  return registry.get(name) as T;
}
