// Runs inside the guest before any user code. Everything it needs later is captured now, because user code may replace every global.
(function prelude(host, limits) {
  const { stringify, parse } = JSON;
  const { apply, getPrototypeOf, defineProperty } = Reflect;
  const { slice, includes, split } = String.prototype;
  const join = Array.prototype.join;
  const from = Array.from;
  const text = String;
  const imul = Math.imul;
  const hasBlocked = WeakSet.prototype.has;
  const addBlocked = WeakSet.prototype.add;
  const blockedErrors = new WeakSet();
  const limitErrors = new WeakSet();
  const BaseError = Error;
  const Bytes = Uint8Array;
  const RESULT = 0;
  const FAILURE = 1;
  const LOG = 2;
  const CALL = 3;
  const SYNC = 4;

  const define = (object, key, value) => defineProperty(object, key, { value, writable: true, configurable: true, enumerable: false });
  const fix = (object, key, value) => defineProperty(object, key, { value, writable: false, configurable: false, enumerable: false });
  const cut = (value, length) => (value.length > length ? apply(slice, value, [0, length]) : value);
  // NUL ends a string on the way out of the guest and cannot be stored by PostgreSQL.
  const clean = (value) => (apply(includes, value, ["\0"]) ? apply(join, apply(split, value, ["\0"]), ["\uFFFD"]) : value);

  // The engine's own failures are told apart by what the engine itself throws here, before user code can throw a likeness.
  const thrownBy = (action) => {
    try {
      action();
    } catch (error) {
      return error;
    }
    return undefined;
  };
  const recurse = () => 1 + recurse();
  const stackError = thrownBy(recurse);
  const memoryError = thrownBy(() => new ArrayBuffer(0x7fffffff));
  const enginePrototype = getPrototypeOf(stackError);
  const stackMessage = stackError.message;
  const memoryMessage = memoryError.message;
  delete globalThis.InternalError;
  delete enginePrototype.constructor;

  const kindOf = (error) => {
    if (error === null) return "null";
    if (typeof error !== "object") return "";
    if (apply(hasBlocked, blockedErrors, [error])) return "blocked";
    if (apply(hasBlocked, limitErrors, [error])) return "host_calls";
    if (getPrototypeOf(error) !== enginePrototype) return "";
    if (error.message === stackMessage) return "stack";
    return error.message === memoryMessage ? "memory" : "engine";
  };

  define(BigInt.prototype, "toJSON", function toJSON() {
    return text(this);
  });
  const listJson = {
    toJSON() {
      return from(this);
    },
  }.toJSON;
  for (const List of [Map, Set, getPrototypeOf(Bytes)]) define(List.prototype, "toJSON", listJson);
  define(ArrayBuffer.prototype, "toJSON", function toJSON() {
    return from(new Bytes(this));
  });
  define(BaseError.prototype, "toJSON", function toJSON() {
    return { name: text(this.name), message: text(this.message) };
  });

  const refuse = (api, advice) => {
    const error = new BaseError(`${api} is not available in this sandbox. ${advice}`);
    define(error, "name", "BlockedApiError");
    apply(addBlocked, blockedErrors, [error]);
    throw error;
  };
  const stub = (api, advice) =>
    function blocked() {
      refuse(api, advice);
    };
  const NO_CODE = "Code made from text is not run; write the function out.";
  const NO_MODULES = "Only standard JavaScript is here; put what you need into the code itself.";
  const NO_TIMERS = "There are no timers; use await sleep(milliseconds).";
  const NO_NETWORK = "Use fetch with a declared host, or tools.call with a declared tool.";
  const NO_HOST = "The code sees its params, console, tools and fetch, and nothing of the machine it runs on.";

  const functionPrototypes = [() => {}, async () => {}, function* () {}, async function* () {}].map(getPrototypeOf);
  for (const prototype of functionPrototypes) {
    const blocked = stub("The Function constructor", NO_CODE);
    fix(prototype, "constructor", blocked);
    if (prototype !== Function.prototype) continue;
    blocked.prototype = prototype;
    fix(globalThis, "Function", blocked);
  }
  fix(globalThis, "eval", stub("eval", NO_CODE));
  // What the engine lacks and compiled `using` looks for.
  for (const name of ["dispose", "asyncDispose"]) fix(Symbol, name, Symbol(`Symbol.${name}`));
  define(globalThis, "require", stub("require", NO_MODULES));
  for (const name of ["setTimeout", "setInterval", "setImmediate", "clearTimeout", "clearInterval", "clearImmediate"])
    define(globalThis, name, stub(name, NO_TIMERS));
  for (const name of ["XMLHttpRequest", "WebSocket", "EventSource"]) define(globalThis, name, stub(name, NO_NETWORK));
  for (const name of ["process", "fs", "child_process"]) {
    const blocked = stub(name, NO_HOST);
    const traps = { get: blocked, set: blocked, has: blocked, ownKeys: blocked, getPrototypeOf: blocked, defineProperty: blocked };
    define(globalThis, name, new Proxy({}, traps));
  }

  // xoshiro128**, seeded for each run: the engine's own generator would be the same in every run that starts from the snapshot.
  let s0 = 1;
  let s1 = 2;
  let s2 = 3;
  let s3 = 4;
  define(Math, "random", function random() {
    const shifted = s1 << 9;
    let mixed = imul(s1, 5);
    mixed = imul((mixed << 7) | (mixed >>> 25), 9);
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    return (mixed >>> 0) / 4294967296;
  });

  const format = (value) => {
    if (typeof value === "string") return value;
    try {
      if (typeof value !== "object" || value === null || value instanceof BaseError) return text(value);
      const json = stringify(value);
      return json === undefined ? text(value) : json;
    } catch {
      try {
        return text(value);
      } catch {
        return "[unprintable]";
      }
    }
  };
  let lines = 0;
  let characters = 0;
  const logger = (level) =>
    function log(...values) {
      if (lines > limits.lines) return;
      let line = "";
      for (let index = 0; index < values.length; index++) {
        line += index === 0 ? format(values[index]) : ` ${format(values[index])}`;
        if (line.length > limits.lineCharacters) break;
      }
      if (line.length > limits.lineCharacters) line = `${cut(line, limits.lineCharacters - 1)}…`;
      lines += 1;
      characters += line.length;
      if (lines <= limits.lines && characters <= limits.characters) return void host(LOG, level, clean(line));
      lines = limits.lines + 1;
      host(LOG, 3, "The console is full: what follows is not recorded.");
    };
  define(globalThis, "console", { log: logger(0), info: logger(1), debug: logger(2), warn: logger(3), error: logger(4) });

  const read = (action) => {
    try {
      const value = action();
      return typeof value === "string" ? value : text(value);
    } catch {
      return "";
    }
  };
  // The host gives its own name to a failure of the engine; here only what can be read without trust is read.
  const fail = (error, kind) => {
    const isObject = (typeof error === "object" || typeof error === "function") && error !== null;
    let name = "";
    let message = "";
    let stack = "";
    if (isObject) {
      name = read(() => (typeof error.name === "string" ? error.name : ""));
      message = read(() => (typeof error.message === "string" ? error.message : format(error)));
      stack = read(() => (typeof error.stack === "string" ? error.stack : ""));
    } else message = read(() => error);
    let found = kind;
    try {
      found = kindOf(error) || kind;
    } catch {}
    host(FAILURE, found, clean(cut(name, 100)), clean(cut(message, limits.messageCharacters)), clean(cut(stack, 8192)));
  };
  const finish = (value) => {
    let json;
    try {
      json = stringify(value);
    } catch (error) {
      return fail(error, "serialize");
    }
    if (json === undefined) json = "null";
    if (json.length > limits.resultCharacters) host(FAILURE, "large", "", "", "");
    else host(RESULT, json);
  };

  // Calls that wait for the host. Their errors are made when the call is, so that they tell where in the code that was.
  const Wait = Promise;
  const Calls = Map;
  const addCall = Calls.prototype.set;
  const getCall = Calls.prototype.get;
  const removeCall = Calls.prototype.delete;
  const waiting = new Calls();
  let lastCall = 0;
  const call = (op, payloadJson) =>
    new Wait((resolve, reject) => {
      const error = new BaseError("");
      lastCall += 1;
      const refusal = host(CALL, lastCall, op, payloadJson);
      if (refusal === undefined) return void apply(addCall, waiting, [lastCall, { resolve, reject, error }]);
      define(error, "name", "LimitError");
      define(error, "message", refusal);
      apply(addBlocked, limitErrors, [error]);
      reject(error);
    });
  const bridge = { sync: (name, argument) => host(SYNC, name, argument), call, define, fix, refuse };

  return {
    install(web) {
      web(bridge);
    },
    settle(id, ok, json) {
      const entry = apply(getCall, waiting, [id]);
      if (!entry) return;
      apply(removeCall, waiting, [id]);
      const value = parse(json);
      if (ok === 1) return void entry.resolve(value);
      define(entry.error, "name", text(value.name));
      define(entry.error, "message", text(value.message));
      entry.reject(entry.error);
    },
    invoke(holder, paramsJson, a, b, c, d) {
      s0 = a | 1;
      s1 = b;
      s2 = c;
      s3 = d;
      return holder.main(parse(paramsJson));
    },
    finish,
    fail,
    refuseImport() {
      refuse("import()", NO_MODULES);
    },
  };
});
