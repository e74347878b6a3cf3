(function installEncoding(bridge) {
  const { apply } = Reflect;
  const { define, host, fail, bytesOf, pack, unpack } = bridge;
  const { slice, charCodeAt, toLowerCase, trim, replaceAll, endsWith, includes } = String.prototype;
  const { min } = Math;
  const Bytes = Uint8Array;
  const { set, subarray } = Reflect.getPrototypeOf(Bytes).prototype;
  const CHARACTERS_AT_ONCE = 64 * 1024;
  const DIGITS_AT_ONCE = 48 * 1024;
  const BYTES_AT_ONCE = 256 * 1024;
  const LABELS = {
    __proto__: null,
    "utf-8": "utf-8",
    utf8: "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "utf-16le": "utf-16le",
    "utf-16": "utf-16le",
    latin1: "windows-1252",
    l1: "windows-1252",
    "iso-8859-1": "windows-1252",
    "iso8859-1": "windows-1252",
    "windows-1252": "windows-1252",
    ascii: "windows-1252",
    "us-ascii": "windows-1252",
  };

  const endsInsidePair = (text) => text.length > 1 && (apply(charCodeAt, text, [text.length - 1]) & 0xfc00) === 0xd800;
  const encode = (text) => {
    if (text.length <= CHARACTERS_AT_ONCE) return unpack(host("encode", text));
    const pieces = [];
    let count = 0;
    let length = 0;
    for (let at = 0; at < text.length; ) {
      let piece = apply(slice, text, [at, at + CHARACTERS_AT_ONCE]);
      if (at + piece.length < text.length && endsInsidePair(piece)) piece = apply(slice, piece, [0, piece.length - 1]);
      at += piece.length;
      const bytes = unpack(host("encode", piece));
      length += bytes.length;
      pieces[count++] = bytes;
    }
    const whole = new Bytes(length);
    let at = 0;
    for (let index = 0; index < count; index++) {
      apply(set, whole, [pieces[index], at]);
      at += pieces[index].length;
    }
    return whole;
  };

  class TextEncoder {
    get encoding() {
      return "utf-8";
    }
    encode(text = "") {
      return encode(`${text}`);
    }
    encodeInto(source, destination) {
      const text = `${source}`;
      if (bridge.typeOf(destination) !== "Uint8Array") fail("TypeError", "The destination is not a Uint8Array.");
      const room = destination.length;
      let fitting = apply(slice, text, [0, room]);
      if (fitting.length < text.length && endsInsidePair(fitting)) fitting = apply(slice, fitting, [0, fitting.length - 1]);
      const bytes = encode(fitting);
      let written = bytes.length;
      if (written > room) for (written = room; (bytes[written] & 0xc0) === 0x80; ) written -= 1;
      let read = 0;
      for (let index = 0; index < written; index++) if ((bytes[index] & 0xc0) !== 0x80) read += bytes[index] >= 0xf0 ? 2 : 1;
      apply(set, destination, [apply(subarray, bytes, [0, written])]);
      return { read, written };
    }
  }

  /** How many bytes at the end may be the beginning of a character. */
  const tailOf = {
    __proto__: null,
    "utf-8"(bytes) {
      for (let back = 1; back <= 3 && back <= bytes.length; back++) {
        const byte = bytes[bytes.length - back];
        if ((byte & 0xc0) === 0x80) continue;
        const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
        return needed > back ? back : 0;
      }
      return 0;
    },
    "utf-16le"(bytes) {
      const odd = bytes.length & 1;
      return odd + ((bytes[bytes.length - odd - 1] & 0xfc) === 0xd8 ? 2 : 0);
    },
    "windows-1252": () => 0,
  };
  const join = (first, second) => {
    if (first.length === 0) return second;
    const whole = new Bytes(first.length + second.length);
    apply(set, whole, [first]);
    apply(set, whole, [second, first.length]);
    return whole;
  };

  class TextDecoder {
    #encoding;
    #fatal;
    #ignoreBom;
    #pending = new Bytes(0);
    #started = false;
    constructor(label = "utf-8", options = {}) {
      const key = apply(toLowerCase, apply(trim, `${label}`, []), []);
      this.#encoding = LABELS[key] ?? fail("RangeError", `The encoding "${key}" is not supported.`);
      this.#fatal = !!options?.fatal;
      this.#ignoreBom = !!options?.ignoreBOM;
    }
    get encoding() {
      return this.#encoding;
    }
    get fatal() {
      return this.#fatal;
    }
    get ignoreBOM() {
      return this.#ignoreBom;
    }
    decode(input, options = {}) {
      const given =
        input === undefined ? new Bytes(0) : (bytesOf(input) ?? fail("TypeError", "The input is not an ArrayBuffer or a view of one."));
      const stream = !!options?.stream;
      const tail = tailOf[this.#encoding];
      const bytes = join(this.#pending, given);
      const end = stream ? bytes.length - tail(bytes) : bytes.length;
      let started = this.#started;
      this.#pending = new Bytes(0);
      this.#started = false;
      let text = "";
      for (let at = 0; at < end; ) {
        let piece = apply(subarray, bytes, [at, min(at + BYTES_AT_ONCE, end)]);
        if (at + piece.length < end) piece = apply(subarray, piece, [0, piece.length - tail(piece)]);
        text += host("decode", this.#encoding, this.#fatal, this.#ignoreBom || started, pack(piece), piece.length);
        started = true;
        at += piece.length;
      }
      if (stream) {
        this.#started = started;
        this.#pending = new Bytes(apply(subarray, bytes, [end]));
      }
      return text;
    }
  }

  const textDecoder = new TextDecoder();
  const decode = TextDecoder.prototype.decode;
  bridge.encode = encode;
  bridge.decode = (bytes) => apply(decode, textDecoder, [bytes]);
  define(globalThis, "TextEncoder", TextEncoder);
  define(globalThis, "TextDecoder", TextDecoder);
  /** In pieces that end where a group of three bytes or four digits does. */
  const inPieces = (name, text) => {
    let result = "";
    for (let at = 0; at < text.length; at += DIGITS_AT_ONCE) result += host(name, apply(slice, text, [at, at + DIGITS_AT_ONCE]));
    return result;
  };
  define(globalThis, "btoa", function btoa(...given) {
    if (given.length === 0) fail("TypeError", "btoa takes a text.");
    return inPieces("btoa", `${given[0]}`);
  });
  define(globalThis, "atob", function atob(...given) {
    if (given.length === 0) fail("TypeError", "atob takes a text.");
    let digits = `${given[0]}`;
    for (let index = 0; index < 5; index++) digits = apply(replaceAll, digits, ["\t\n\f\r "[index], ""]);
    if (digits.length % 4 === 0 && apply(endsWith, digits, ["="])) {
      digits = apply(slice, digits, [0, apply(endsWith, digits, ["=="]) ? -2 : -1]);
    }
    if (apply(includes, digits, ["="])) fail("InvalidCharacterError", "The text to be decoded is not correctly encoded.");
    return inPieces("atob", digits);
  });
});
