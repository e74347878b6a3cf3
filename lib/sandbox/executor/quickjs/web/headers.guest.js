(function installHeaders(bridge) {
  const { apply } = Reflect;
  const { define, fail, pairsOf } = bridge;
  const { slice, toLowerCase } = String.prototype;
  const { exec } = RegExp.prototype;
  const { sort } = Array.prototype;
  const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
  const NO_VALUE = /[\0\n\r\u0100-\uffff]/;
  const SPACE = { __proto__: null, "\t": 1, "\n": 1, "\r": 1, " ": 1 };

  const toName = (name) => {
    const given = `${name}`;
    if (!apply(exec, NAME, [given])) fail("TypeError", `"${given}" is not the name of a header.`);
    return apply(toLowerCase, given, []);
  };
  const toValue = (value) => {
    const given = `${value}`;
    let start = 0;
    let end = given.length;
    while (start < end && given[start] in SPACE) start += 1;
    while (end > start && given[end - 1] in SPACE) end -= 1;
    const trimmed = apply(slice, given, [start, end]);
    if (apply(exec, NO_VALUE, [trimmed])) fail("TypeError", "This is not the value of a header.");
    return trimmed;
  };
  const byName = (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);

  class Headers {
    /** Pairs in the order in which they came; names in lower case. */
    #list = [];
    constructor(init = undefined) {
      if (init === undefined) return;
      if ((typeof init !== "object" || init === null) && typeof init !== "function")
        fail("TypeError", "Headers are made of an object or of pairs.");
      const pairs = pairsOf(init);
      for (let index = 0; index < pairs.length; index++) this.append(pairs[index][0], pairs[index][1]);
    }
    static {
      bridge.headerPairs = (headers) => headers.#list;
    }
    append(name, value) {
      this.#list[this.#list.length] = [toName(name), toValue(value)];
    }
    delete(name) {
      const key = toName(name);
      const kept = [];
      for (let index = 0; index < this.#list.length; index++) if (this.#list[index][0] !== key) kept[kept.length] = this.#list[index];
      this.#list = kept;
    }
    get(name) {
      const key = toName(name);
      let found = null;
      for (let index = 0; index < this.#list.length; index++) {
        const pair = this.#list[index];
        if (pair[0] === key) found = found === null ? pair[1] : `${found}, ${pair[1]}`;
      }
      return found;
    }
    getSetCookie() {
      const found = [];
      for (let index = 0; index < this.#list.length; index++) {
        if (this.#list[index][0] === "set-cookie") found[found.length] = this.#list[index][1];
      }
      return found;
    }
    has(name) {
      return this.get(name) !== null;
    }
    set(name, value) {
      const pair = [toName(name), toValue(value)];
      let at = -1;
      const kept = [];
      for (let index = 0; index < this.#list.length; index++) {
        if (this.#list[index][0] !== pair[0]) kept[kept.length] = this.#list[index];
        else if (at < 0) at = kept.length;
        if (at === kept.length) kept[kept.length] = pair;
      }
      if (at < 0) kept[kept.length] = pair;
      this.#list = kept;
    }
    /** Sorted, one entry for each name; only cookies that are set stay apart. */
    #combined() {
      const sorted = apply(sort, [...this.#list], [byName]);
      const combined = [];
      for (let index = 0; index < sorted.length; index++) {
        const [name, value] = sorted[index];
        const last = combined[combined.length - 1];
        if (last && last[0] === name && name !== "set-cookie") last[1] = `${last[1]}, ${value}`;
        else combined[combined.length] = [name, value];
      }
      return combined;
    }
    forEach(callback, self) {
      if (typeof callback !== "function") fail("TypeError", "The callback is not a function.");
      const list = this.#combined();
      for (let index = 0; index < list.length; index++) apply(callback, self, [list[index][1], list[index][0], this]);
    }
    *entries() {
      const list = this.#combined();
      for (let index = 0; index < list.length; index++) yield list[index];
    }
    *keys() {
      const list = this.#combined();
      for (let index = 0; index < list.length; index++) yield list[index][0];
    }
    *values() {
      const list = this.#combined();
      for (let index = 0; index < list.length; index++) yield list[index][1];
    }
  }
  define(Headers.prototype, Symbol.iterator, Headers.prototype.entries);
  define(Headers.prototype, Symbol.toStringTag, "Headers");
  define(globalThis, "Headers", Headers);
});
