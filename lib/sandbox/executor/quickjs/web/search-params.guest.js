(function installSearchParams(bridge) {
  const { apply, ownKeys, getOwnPropertyDescriptor } = Reflect;
  const { define, host, hostList, fail } = bridge;
  const { sort } = Array.prototype;
  const { toWellFormed, indexOf, lastIndexOf, slice } = String.prototype;
  const CHARACTERS_AT_ONCE = 64 * 1024;
  const TEXTS_AT_ONCE = 1000;
  const iterator = Symbol.iterator;

  const toText = (value) => apply(toWellFormed, `${value}`, []);
  const need = (given, needed) => {
    if (given.length < needed) fail("TypeError", `${needed} arguments are needed, but only ${given.length} given.`);
  };
  /** Pairs out of an iterable of pairs or the properties of an object, as the constructors of Headers and URLSearchParams take them. */
  const pairsOf = (init) => {
    const list = [];
    if (init[iterator] !== undefined && init[iterator] !== null) {
      for (const item of init) {
        if (typeof item !== "object" || item === null || typeof item[iterator] !== "function")
          fail("TypeError", "Each entry must be a pair.");
        const pair = [...item];
        if (pair.length !== 2) fail("TypeError", "Each entry must be a pair.");
        list[list.length] = [toText(pair[0]), toText(pair[1])];
      }
      return list;
    }
    const keys = ownKeys(init);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index];
      if (typeof key === "string" && getOwnPropertyDescriptor(init, key)?.enumerable) list[list.length] = [toText(key), toText(init[key])];
    }
    return list;
  };
  const byName = (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);

  /** In pieces, so that the host never holds a long list; each piece begins with the "?" that is not part of it. */
  const parse = (text) => {
    const list = [];
    for (let at = text[0] === "?" ? 1 : 0; at < text.length; ) {
      let end = text.length;
      if (at + CHARACTERS_AT_ONCE < end) {
        const last = apply(lastIndexOf, text, ["&", at + CHARACTERS_AT_ONCE]);
        const next = last < at ? apply(indexOf, text, ["&", at]) : last;
        if (next >= at) end = next;
      }
      const pairs = host("form.parse", `?${apply(slice, text, [at, end])}`);
      for (let index = 0; index < pairs.length; index++) list[list.length] = pairs[index];
      at = end + 1;
    }
    return list;
  };
  const serialize = (list) => {
    let text = "";
    for (let index = 0; index < list.length; ) {
      const flat = [];
      for (let characters = 0; index < list.length && flat.length < TEXTS_AT_ONCE && characters < CHARACTERS_AT_ONCE; index++) {
        const [name, value] = list[index];
        flat[flat.length] = name;
        flat[flat.length] = value;
        characters += name.length + value.length;
      }
      text += (text === "" ? "" : "&") + hostList("form.write", flat);
    }
    return text;
  };

  class URLSearchParams {
    #list = [];
    #changed = undefined;
    constructor(init = "") {
      const isObject = (typeof init === "object" && init !== null) || typeof init === "function";
      this.#list = isObject ? pairsOf(init) : parse(`${init}`);
    }
    static {
      bridge.isSearchParams = (value) => typeof value === "object" && value !== null && #list in value;
      /** Makes one that tells of each change; `fill` puts other content into it without telling. */
      bridge.linkSearchParams = (search, changed) => {
        const params = new URLSearchParams(search);
        params.#changed = changed;
        return params;
      };
      bridge.fillSearchParams = (params, search) => {
        params.#list = parse(search);
      };
      bridge.serializeSearchParams = (params) => serialize(params.#list);
    }
    #tell() {
      if (this.#changed) this.#changed();
    }
    get size() {
      return this.#list.length;
    }
    append(...given) {
      need(given, 2);
      this.#list[this.#list.length] = [toText(given[0]), toText(given[1])];
      this.#tell();
    }
    delete(...given) {
      need(given, 1);
      const key = toText(given[0]);
      const only = given[1] === undefined ? undefined : toText(given[1]);
      const list = this.#list;
      const kept = [];
      for (let index = 0; index < list.length; index++) {
        if (list[index][0] !== key || (only !== undefined && list[index][1] !== only)) kept[kept.length] = list[index];
      }
      this.#list = kept;
      this.#tell();
    }
    get(...given) {
      need(given, 1);
      const key = toText(given[0]);
      const list = this.#list;
      for (let index = 0; index < list.length; index++) if (list[index][0] === key) return list[index][1];
      return null;
    }
    getAll(...given) {
      need(given, 1);
      const key = toText(given[0]);
      const found = [];
      const list = this.#list;
      for (let index = 0; index < list.length; index++) if (list[index][0] === key) found[found.length] = list[index][1];
      return found;
    }
    has(...given) {
      need(given, 1);
      const key = toText(given[0]);
      const only = given[1] === undefined ? undefined : toText(given[1]);
      const list = this.#list;
      for (let index = 0; index < list.length; index++) {
        if (list[index][0] === key && (only === undefined || list[index][1] === only)) return true;
      }
      return false;
    }
    set(...given) {
      need(given, 2);
      const key = toText(given[0]);
      const text = toText(given[1]);
      let found = false;
      const list = this.#list;
      const kept = [];
      for (let index = 0; index < list.length; index++) {
        if (list[index][0] !== key) kept[kept.length] = list[index];
        else if (!found) {
          found = true;
          kept[kept.length] = [key, text];
        }
      }
      if (!found) kept[kept.length] = [key, text];
      this.#list = kept;
      this.#tell();
    }
    sort() {
      apply(sort, this.#list, [byName]);
      this.#tell();
    }
    forEach(callback, self) {
      if (typeof callback !== "function") fail("TypeError", "The callback is not a function.");
      for (let index = 0; index < this.#list.length; index++) {
        const pair = this.#list[index];
        apply(callback, self, [pair[1], pair[0], this]);
      }
    }
    *entries() {
      for (let index = 0; index < this.#list.length; index++) yield [this.#list[index][0], this.#list[index][1]];
    }
    *keys() {
      for (let index = 0; index < this.#list.length; index++) yield this.#list[index][0];
    }
    *values() {
      for (let index = 0; index < this.#list.length; index++) yield this.#list[index][1];
    }
    toString() {
      return serialize(this.#list);
    }
  }
  define(URLSearchParams.prototype, iterator, URLSearchParams.prototype.entries);
  define(URLSearchParams.prototype, Symbol.toStringTag, "URLSearchParams");
  define(globalThis, "URLSearchParams", URLSearchParams);
  bridge.pairsOf = pairsOf;
});
