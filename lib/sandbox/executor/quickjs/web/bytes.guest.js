// What the files after this one share: calls of the host's synchronous operations, and bytes on their way there and back.
(function installBytes(bridge) {
  const { stringify, parse } = JSON;
  const { apply, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
  const { sync, define } = bridge;
  const errors = { __proto__: null, TypeError, RangeError, SyntaxError };
  const AnyError = Error;
  const Bytes = Uint8Array;
  const Units = Uint16Array;
  const Words = Int32Array;
  const isView = ArrayBuffer.isView;
  const fromUnits = String.fromCharCode;
  const Typed = getPrototypeOf(Bytes).prototype;
  const { set, subarray } = Typed;
  const getter = (prototype, key) => getOwnPropertyDescriptor(prototype, key).get;
  const typeOf = getter(Typed, Symbol.toStringTag);
  const places = [Typed, DataView.prototype].map((prototype) =>
    ["buffer", "byteOffset", "byteLength"].map((key) => getter(prototype, key)),
  );
  const bufferLength = getter(ArrayBuffer.prototype, "byteLength");
  /** The host reads no argument list that is longer. */
  const CHARACTERS_MAX = 4 * 1024 * 1024 - 1;
  const UNITS_AT_ONCE = 8192;

  const fail = (name, message) => {
    const error = new (errors[name] ?? AnyError)(message);
    if (error.name !== name) define(error, "name", name);
    throw error;
  };

  /** Takes strings, numbers and booleans only: nothing in them can run code while it becomes JSON. */
  const hostList = (name, values) => {
    let json = "";
    for (let index = 0; index < values.length; index++) json += (index === 0 ? "[" : ",") + stringify(values[index]);
    if (json.length > CHARACTERS_MAX) fail("RangeError", "This is too much data for one call.");
    const reply = parse(sync(name, json === "" ? "[]" : `${json}]`));
    return reply.length === 3 ? fail(reply[1], reply[2]) : reply[0];
  };
  const host = (name, ...values) => hostList(name, values);

  /** The same memory as bytes; undefined when it is neither an ArrayBuffer nor a view of one. */
  const bytesOf = (source) => {
    if (isView(source)) {
      const [buffer, offset, length] = places[apply(typeOf, source, []) === undefined ? 1 : 0];
      return new Bytes(apply(buffer, source, []), apply(offset, source, []), apply(length, source, []));
    }
    try {
      apply(bufferLength, source, []);
    } catch {
      return undefined;
    }
    return new Bytes(source);
  };

  /** Two bytes to a character, the last one filled up; the host needs the length beside it. */
  const pack = (bytes) => {
    const units = new Units((bytes.length + 1) >> 1);
    apply(set, new Bytes(units.buffer), [bytes]);
    let packed = "";
    for (let at = 0; at < units.length; at += UNITS_AT_ONCE) {
      packed += apply(fromUnits, null, apply(subarray, units, [at, at + UNITS_AT_ONCE]));
    }
    return packed;
  };
  const unpack = (reply) => new Bytes(new Bytes(new Words(reply[1]).buffer, 0, reply[0]));

  bridge.host = host;
  bridge.hostList = hostList;
  bridge.fail = fail;
  bridge.bytesOf = bytesOf;
  bridge.pack = pack;
  bridge.unpack = unpack;
  bridge.typeOf = (value) => (isView(value) ? apply(typeOf, value, []) : undefined);
});
