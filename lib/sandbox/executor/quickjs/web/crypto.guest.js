// Random values come from the host for each call: a generator in here would start every run from the same state.
(function installCrypto(bridge) {
  const { apply } = Reflect;
  const { define, host, fail, bytesOf, pack, unpack, typeOf } = bridge;
  const { toUpperCase } = String.prototype;
  const Bytes = Uint8Array;
  const { set } = Reflect.getPrototypeOf(Bytes).prototype;
  const RANDOM_BYTES_MAX = 65536;
  const INTEGERS = {
    __proto__: null,
    Int8Array: 1,
    Uint8Array: 1,
    Uint8ClampedArray: 1,
    Int16Array: 1,
    Uint16Array: 1,
    Int32Array: 1,
    Uint32Array: 1,
    BigInt64Array: 1,
    BigUint64Array: 1,
  };
  const HASHES = { __proto__: null, "SHA-1": 512, "SHA-256": 512, "SHA-384": 1024, "SHA-512": 1024 };

  const mustBeBytes = (data) => bytesOf(data) ?? fail("TypeError", "The data is not an ArrayBuffer or a view of one.");
  const nameOf = (algorithm) =>
    apply(toUpperCase, `${typeof algorithm === "object" && algorithm !== null ? algorithm.name : algorithm}`, []);
  const hashOf = (algorithm) => {
    const name = nameOf(algorithm);
    return name in HASHES ? name : fail("NotSupportedError", `${name} is not supported; there are SHA-1, SHA-256, SHA-384 and SHA-512.`);
  };
  const mustBeHmac = (algorithm) => {
    if (nameOf(algorithm) !== "HMAC") fail("NotSupportedError", "Of the key algorithms only HMAC is supported.");
  };

  const bufferOf = (bytes) => bytes.buffer;
  const MADE_HERE = {};
  let open;
  class CryptoKey {
    #secret;
    #hash;
    #facts;
    constructor(from, facts, secret, hash) {
      if (from !== MADE_HERE) fail("TypeError", "Keys are made by crypto.subtle.importKey.");
      this.#facts = facts;
      this.#secret = secret;
      this.#hash = hash;
    }
    static {
      open = (key) => {
        if (typeof key !== "object" || key === null || !(#secret in key)) fail("TypeError", "The key is not a CryptoKey.");
        return { secret: key.#secret, hash: key.#hash, facts: key.#facts };
      };
    }
    get type() {
      return "secret";
    }
    get extractable() {
      return this.#facts.extractable;
    }
    get algorithm() {
      return { name: "HMAC", hash: { name: this.#hash }, length: this.#secret.length * 8 };
    }
    get usages() {
      const { sign, verify } = this.#facts;
      return sign && verify ? ["sign", "verify"] : [sign ? "sign" : "verify"];
    }
  }

  const hmac = (algorithm, key, usage, data) => {
    mustBeHmac(algorithm);
    const { secret, hash, facts } = open(key);
    if (!facts[usage]) fail("InvalidAccessError", `The key is not for "${usage}".`);
    const bytes = mustBeBytes(data);
    return [hash, pack(secret), secret.length, pack(bytes), bytes.length];
  };
  const subtle = {
    async digest(algorithm, data) {
      const hash = hashOf(algorithm);
      const bytes = mustBeBytes(data);
      return bufferOf(unpack(host("digest", hash, pack(bytes), bytes.length)));
    },
    async importKey(format, keyData, algorithm, extractable, usages) {
      if (format !== "raw") fail("NotSupportedError", 'Keys are imported as "raw" bytes only.');
      mustBeHmac(algorithm);
      const hash = hashOf(algorithm?.hash);
      const secret = new Bytes(mustBeBytes(keyData));
      if (secret.length === 0) fail("DataError", "The key is empty.");
      const facts = { extractable: !!extractable, sign: false, verify: false };
      for (const usage of usages) {
        if (usage !== "sign" && usage !== "verify") fail("SyntaxError", `A key for HMAC cannot be used for "${usage}".`);
        facts[usage] = true;
      }
      if (!facts.sign && !facts.verify) fail("SyntaxError", "Name what the key is for.");
      return new CryptoKey(MADE_HERE, facts, secret, hash);
    },
    async sign(algorithm, key, data) {
      return bufferOf(unpack(host("hmac.sign", ...hmac(algorithm, key, "sign", data))));
    },
    async verify(algorithm, key, signature, data) {
      const given = mustBeBytes(signature);
      return host("hmac.verify", ...hmac(algorithm, key, "verify", data), pack(given), given.length);
    },
  };
  const crypto = {
    subtle,
    randomUUID() {
      return host("uuid");
    },
    getRandomValues(array) {
      if (!(typeOf(array) in INTEGERS)) fail("TypeMismatchError", "Random values are filled into typed arrays of integers only.");
      const bytes = bytesOf(array);
      if (bytes.length > RANDOM_BYTES_MAX) fail("QuotaExceededError", `At most ${RANDOM_BYTES_MAX} bytes can be filled at once.`);
      apply(set, bytes, [unpack(host("random", bytes.length))]);
      return array;
    },
  };
  define(globalThis, "CryptoKey", CryptoKey);
  define(globalThis, "crypto", crypto);
});
