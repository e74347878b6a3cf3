(function installCalls(bridge) {
  const { stringify } = JSON;
  const { apply } = Reflect;
  const { define, fail, call } = bridge;
  const finite = Number.isFinite;
  const text = String;
  const settled = Promise.resolve();
  const then = Promise.prototype.then;
  const { error: report } = console;

  define(globalThis, "sleep", async function sleep(milliseconds) {
    if (typeof milliseconds !== "number" || !finite(milliseconds) || milliseconds < 0) {
      fail("RangeError", "sleep takes the milliseconds, a number of at least 0.");
    }
    await call("sleep", text(milliseconds));
  });

  const callTool = async (name, args = {}) => {
    if (typeof name !== "string") fail("TypeError", "The name of a tool is a string.");
    const json = stringify(args);
    if (json === undefined) fail("TypeError", `The arguments of the tool "${name}" cannot become JSON.`);
    return call("tool", `{"name":${stringify(name)},"args":${json}}`);
  };
  const own = { __proto__: null, call: callTool };
  const tools = new Proxy(own, {
    get(target, key) {
      // A promise looks for `then`, JSON for `toJSON` and text for the others: none of them means a tool.
      if (typeof key === "symbol" || key in target) return target[key];
      if (key === "then" || key === "toJSON" || key === "toString" || key === "valueOf") return undefined;
      return (args) => callTool(key, args);
    },
  });
  define(globalThis, "tools", tools);

  define(globalThis, "queueMicrotask", function queueMicrotask(task) {
    if (typeof task !== "function") fail("TypeError", "A microtask is a function.");
    const run = () => {
      try {
        task();
      } catch (error) {
        report("Uncaught in queueMicrotask:", error);
      }
    };
    apply(then, settled, [run]);
  });
});
