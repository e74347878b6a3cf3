(function installFetch(bridge) {
  const { stringify, parse } = JSON;
  const { apply } = Reflect;
  const { define, fail, call, host, bytesOf, pack, unpack, encode, decode, isSearchParams, serializeSearchParams, headerPairs, hrefOf } =
    bridge;
  const { toUpperCase, slice, toWellFormed } = String.prototype;
  const Bytes = Uint8Array;
  const Fields = Headers;
  const NORMALIZED = { __proto__: null, DELETE: 1, GET: 1, HEAD: 1, OPTIONS: 1, POST: 1, PUT: 1 };
  const FORBIDDEN = { __proto__: null, CONNECT: 1, TRACE: 1, TRACK: 1 };
  const BODILESS = { __proto__: null, 101: 1, 204: 1, 205: 1, 304: 1 };
  const MADE_BY_FETCH = {};

  /** The body as text or as bytes of its own, and the content type that goes with it. */
  const bodyOf = (body) => {
    if (body === null || body === undefined) return { text: null, bytes: null, type: null };
    if (isSearchParams(body)) {
      return { text: serializeSearchParams(body), bytes: null, type: "application/x-www-form-urlencoded;charset=UTF-8" };
    }
    const bytes = bytesOf(body);
    if (bytes) return { text: null, bytes: new Bytes(bytes), type: null };
    return { text: apply(toWellFormed, `${body}`, []), bytes: null, type: "text/plain;charset=UTF-8" };
  };

  class Response {
    #text;
    #bytes;
    #url = "";
    #status;
    #statusText;
    #headers;
    #isUsed = false;
    constructor(body = null, init = {}, from = undefined) {
      const given = from === MADE_BY_FETCH ? body : bodyOf(body);
      this.#text = given.text;
      this.#bytes = given.bytes;
      const status = init?.status ?? 200;
      this.#status = +status;
      if (from !== MADE_BY_FETCH && !(this.#status >= 200 && this.#status <= 599))
        fail("RangeError", "The status of a response is 200 to 599.");
      if (from !== MADE_BY_FETCH && this.#status in BODILESS && body !== null) fail("TypeError", `A response ${this.#status} has no body.`);
      this.#statusText = `${init?.statusText ?? ""}`;
      this.#headers = new Fields(init?.headers);
      if (given.type && !this.#headers.has("content-type")) this.#headers.append("content-type", given.type);
      if (from === MADE_BY_FETCH) this.#url = init.url;
    }
    get status() {
      return this.#status;
    }
    get statusText() {
      return this.#statusText;
    }
    get ok() {
      return this.#status >= 200 && this.#status <= 299;
    }
    get url() {
      return this.#url;
    }
    get headers() {
      return this.#headers;
    }
    get bodyUsed() {
      return this.#isUsed;
    }
    #take() {
      if (this.#isUsed) fail("TypeError", "The body of this response was read before.");
      this.#isUsed = this.#text !== null || this.#bytes !== null;
    }
    #readText() {
      this.#take();
      if (this.#bytes !== null) return decode(this.#bytes);
      const text = this.#text ?? "";
      return text[0] === "\uFEFF" ? apply(slice, text, [1]) : text;
    }
    #readBytes() {
      this.#take();
      return this.#bytes !== null ? new Bytes(this.#bytes) : encode(this.#text ?? "");
    }
    async text() {
      return this.#readText();
    }
    async json() {
      return parse(this.#readText());
    }
    async bytes() {
      return this.#readBytes();
    }
    async arrayBuffer() {
      return this.#readBytes().buffer;
    }
    clone() {
      if (this.#isUsed) fail("TypeError", "The body of this response was read before.");
      const init = { status: this.#status, statusText: this.#statusText, headers: this.#headers, url: this.#url };
      return new Response({ text: this.#text, bytes: this.#bytes, type: null }, init, MADE_BY_FETCH);
    }
  }
  define(Response.prototype, Symbol.toStringTag, "Response");

  const methodOf = (method) => {
    const given = `${method}`;
    const upper = apply(toUpperCase, given, []);
    if (upper in FORBIDDEN) fail("TypeError", `fetch does not send ${upper}.`);
    return upper in NORMALIZED ? upper : given;
  };
  const headersJson = (headers) => {
    const pairs = headerPairs(headers);
    let json = "";
    for (let index = 0; index < pairs.length; index++) {
      json += `${index === 0 ? "" : ","}[${stringify(pairs[index][0])},${stringify(pairs[index][1])}]`;
    }
    return `[${json}]`;
  };
  const payloadOf = (input, init) => {
    const connector = init.connector === undefined || init.connector === null ? null : `${init.connector}`;
    // With a connector it may be a path, which the host puts behind that connector's base URL.
    const url = connector === null ? hrefOf(input) : apply(toWellFormed, `${input}`, []);
    const method = methodOf(init.method ?? "GET");
    const body = bodyOf(init.body);
    const hasBody = body.text !== null || body.bytes !== null;
    if (hasBody && (method === "GET" || method === "HEAD")) fail("TypeError", `A request with ${method} has no body.`);
    if (init.signal !== undefined && init.signal !== null) fail("TypeError", "fetch takes no signal here: the limits of the run end it.");
    if (init.redirect !== undefined && init.redirect !== "follow")
      fail("TypeError", 'fetch follows redirects; there is no other "redirect".');
    const headers = new Fields(init.headers);
    if (body.type && !headers.has("content-type")) headers.append("content-type", body.type);
    const base64 = body.bytes && host("base64", pack(body.bytes), body.bytes.length);
    const start = `{"url":${stringify(url)},"method":${stringify(method)},"headers":${headersJson(headers)}`;
    return `${start},"body":${stringify(body.text)},"bodyBase64":${stringify(base64)},"connector":${stringify(connector)}}`;
  };

  define(globalThis, "fetch", async function fetch(input, init = {}) {
    const answer = await call("fetch", payloadOf(input, init ?? {}));
    const bytes = answer.bodyBase64 === null ? null : unpack(host("unbase64", answer.bodyBase64));
    return new Response({ text: answer.body, bytes, type: null }, answer, MADE_BY_FETCH);
  });
  define(globalThis, "Response", Response);
});
