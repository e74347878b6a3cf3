(function installStructuredClone(bridge) {
  const { apply, getPrototypeOf, getOwnPropertyDescriptor, defineProperty } = Reflect;
  const { define, fail, typeOf } = bridge;
  const { keys: keysOf, hasOwn } = Object;
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const Typed = getPrototypeOf(Uint8Array);
  const getter = (prototype, key) => getOwnPropertyDescriptor(prototype, key).get;
  const { get: getCopy, set: setCopy, has: hasCopy, forEach: eachEntry } = Map.prototype;
  const { add: addMember, forEach: eachMember } = Set.prototype;
  const { slice, transfer } = ArrayBuffer.prototype;
  const bufferSize = getter(ArrayBuffer.prototype, "byteLength");
  const bufferSizeMax = getter(ArrayBuffer.prototype, "maxByteLength");
  const isResizable = getter(ArrayBuffer.prototype, "resizable");
  const isDetached = getter(ArrayBuffer.prototype, "detached");
  const placesOf = (prototype, length) => [getter(prototype, "buffer"), getter(prototype, "byteOffset"), getter(prototype, length)];
  const typedPlaces = placesOf(Typed.prototype, "length");
  const viewPlaces = placesOf(DataView.prototype, "byteLength");
  const setBytes = Typed.prototype.set;
  const [Entries, Members, Time, Pattern, Memory, Bytes, View, Items, box] = [
    Map,
    Set,
    Date,
    RegExp,
    ArrayBuffer,
    Uint8Array,
    DataView,
    Array,
    Object,
  ];
  const plain = Object.prototype;
  const errors = { __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
  const views = { __proto__: null };
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const Type = getOwnPropertyDescriptor(globalThis, name).value;
    if (typeof Type === "function" && getPrototypeOf(Type) === Typed) views[name] = Type;
  }

  const refuse = (what) => fail("DataCloneError", `${what} could not be cloned.`);

  const copyBuffer = (source) => {
    if (apply(isDetached, source, [])) refuse("A detached ArrayBuffer");
    if (!apply(isResizable, source, [])) return apply(slice, source, [0]);
    const copy = new Memory(apply(bufferSize, source, []), { maxByteLength: apply(bufferSizeMax, source, []) });
    apply(setBytes, new Bytes(copy), [new Bytes(source)]);
    return copy;
  };
  const copyView = (source, work) => {
    const Type = views[typeOf(source)];
    const [buffer, offset, length] = Type ? typedPlaces : viewPlaces;
    return new (Type ?? View)(work.copyOf(apply(buffer, source, [])), apply(offset, source, []), apply(length, source, []));
  };
  const copyError = (source, work) => {
    const BaseError = errors[`${source.name}`] ?? errors.Error;
    const message = getOwnPropertyDescriptor(source, "message");
    const copy = message && "value" in message ? new BaseError(`${message.value}`) : new BaseError();
    if (typeof source.stack === "string") define(copy, "stack", source.stack);
    if (hasOwn(source, "cause")) work.later(() => define(copy, "cause", work.copyOf(source.cause)));
    return copy;
  };
  const copyMap = (source, work) => {
    const copy = new Entries();
    work.later(() => apply(eachEntry, source, [(value, key) => apply(setCopy, copy, [work.copyOf(key), work.copyOf(value)])]));
    return copy;
  };
  const copySet = (source, work) => {
    const copy = new Members();
    work.later(() => apply(eachMember, source, [(value) => apply(addMember, copy, [work.copyOf(value)])]));
    return copy;
  };
  const copyProperties = (source, copy, work) => {
    work.later(() => {
      const keys = keysOf(source);
      for (let index = 0; index < keys.length; index++) {
        const key = keys[index];
        if (!hasOwn(source, key)) continue;
        defineProperty(copy, key, { value: work.copyOf(source[key]), writable: true, configurable: true, enumerable: true });
      }
    });
    return copy;
  };

  // By prototype: a probe that throws when the object only pretends, and how the kind is copied.
  const kinds = new Map();
  const kind = (Type, probe, copy) => apply(setCopy, kinds, [Type.prototype, { probe, copy }]);
  for (const Type of [Number, String, Boolean, BigInt]) {
    const unbox = Type.prototype.valueOf;
    kind(Type, unbox, (source) => box(apply(unbox, source, [])));
  }
  const { getTime } = Date.prototype;
  const source = getter(RegExp.prototype, "source");
  const flags = getter(RegExp.prototype, "flags");
  kind(Date, getTime, (date) => new Time(apply(getTime, date, [])));
  kind(RegExp, source, (pattern) => new Pattern(apply(source, pattern, []), apply(flags, pattern, [])));
  kind(ArrayBuffer, bufferSize, copyBuffer);
  kind(Map, getter(Map.prototype, "size"), copyMap);
  kind(Set, getter(Set.prototype, "size"), copySet);
  kind(Error, () => {}, copyError);
  const { CryptoKey, Headers, Response, TextDecoder, TextEncoder, URL, URLSearchParams } = globalThis;
  const unclonable = [CryptoKey, Headers, Response, TextDecoder, TextEncoder, URL, URLSearchParams];
  for (const Type of [Symbol, Promise, WeakMap, WeakSet, WeakRef, ...unclonable]) {
    const what = `A value of the type ${Type.name}`;
    kind(
      Type,
      () => {},
      () => refuse(what),
    );
  }

  const kindOf = (value) => {
    for (let prototype = getPrototypeOf(value); prototype !== null && prototype !== plain; prototype = getPrototypeOf(prototype)) {
      const found = apply(getCopy, kinds, [prototype]);
      if (!found) continue;
      try {
        apply(found.probe, value, []);
        return found;
      } catch {
        return undefined;
      }
    }
    return undefined;
  };
  const shellOf = (value, work) => {
    if (typeof value === "function") refuse("A function");
    if (isArray(value)) return copyProperties(value, new Items(value.length), work);
    if (isView(value)) return copyView(value, work);
    const found = kindOf(value);
    return found ? found.copy(value, work) : copyProperties(value, {}, work);
  };

  /** What an object holds is copied in later steps, so that depth costs no stack. */
  const clone = (value) => {
    const copies = new Entries();
    const steps = [];
    const work = {
      later(step) {
        steps[steps.length] = step;
      },
      copyOf(part) {
        if (typeof part === "symbol") refuse("A symbol");
        if ((typeof part !== "object" || part === null) && typeof part !== "function") return part;
        if (apply(hasCopy, copies, [part])) return apply(getCopy, copies, [part]);
        const copy = shellOf(part, work);
        apply(setCopy, copies, [part, copy]);
        return copy;
      },
    };
    const copy = work.copyOf(value);
    for (let index = 0; index < steps.length; index++) {
      const step = steps[index];
      steps[index] = undefined;
      step();
    }
    return copy;
  };

  define(globalThis, "structuredClone", function structuredClone(value, options) {
    const moved = [...(options?.transfer ?? [])];
    for (let index = 0; index < moved.length; index++) {
      const isBuffer = typeof moved[index] === "object" && moved[index] !== null && kindOf(moved[index])?.copy === copyBuffer;
      if (!isBuffer || apply(isDetached, moved[index], [])) refuse("A value to transfer that is not an ArrayBuffer");
    }
    const copy = clone(value);
    for (let index = 0; index < moved.length; index++) apply(transfer, moved[index], []);
    return copy;
  });
});
