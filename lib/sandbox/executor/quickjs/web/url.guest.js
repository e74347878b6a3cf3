// The host parses; a URL here is the list of its parts.
(function installUrl(bridge) {
  const { define, host, linkSearchParams, fillSearchParams, serializeSearchParams } = bridge;
  const KEYS = ["href", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "hash"];
  const HREF = 0;
  const SEARCH = 8;
  const ORIGIN = 10;

  const parseUrl = (input, base) => (base === undefined ? host("url", `${input}`) : host("url", `${input}`, `${base}`));
  let read;
  let write;

  class URL {
    #parts;
    #params = undefined;
    #isStale = false;
    constructor(input, base) {
      this.#parts = parseUrl(input, base);
    }
    static {
      read = (url) => {
        if (url.#isStale) {
          url.#isStale = false;
          url.#parts = host("url.set", url.#parts[HREF], "search", serializeSearchParams(url.#params));
        }
        return url.#parts;
      };
      write = (url, index, value) => {
        const href = read(url)[HREF];
        url.#parts = host("url.set", href, KEYS[index], `${value}`);
        if (url.#params && (index === HREF || index === SEARCH)) fillSearchParams(url.#params, url.#parts[SEARCH]);
      };
      bridge.isUrl = (value) => typeof value === "object" && value !== null && #parts in value;
    }
    static canParse(input, base) {
      try {
        parseUrl(input, base);
        return true;
      } catch {
        return false;
      }
    }
    static parse(input, base) {
      try {
        return new URL(input, base);
      } catch {
        return null;
      }
    }
    get origin() {
      return read(this)[ORIGIN];
    }
    get searchParams() {
      this.#params ??= linkSearchParams(this.#parts[SEARCH], () => {
        this.#isStale = true;
      });
      return this.#params;
    }
    toString() {
      return read(this)[HREF];
    }
    toJSON() {
      return read(this)[HREF];
    }
  }
  for (let index = 0; index < KEYS.length; index++) {
    Reflect.defineProperty(URL.prototype, KEYS[index], {
      get() {
        return read(this)[index];
      },
      set(value) {
        write(this, index, value);
      },
      enumerable: false,
      configurable: true,
    });
  }
  define(URL.prototype, Symbol.toStringTag, "URL");
  define(globalThis, "URL", URL);
  bridge.hrefOf = (input) => parseUrl(bridge.isUrl(input) ? read(input)[HREF] : input)[HREF];
});
