/** Next redirects or re-encodes a path with a backslash or a byte outside printable ASCII before it looks for a route. */
const LEFT_TO_NEXT = /[^\x21-\x7e]|\\/;

/** One segment of a URL path, decoded; undefined when it is empty, a dot segment, malformed, or written as only Next understands it. */
export function decodeSegment(segment: string): string | undefined {
  if (segment === "" || LEFT_TO_NEXT.test(segment)) return undefined;
  const decoded = segment.includes("%") ? decodePercent(segment) : segment;
  return decoded === "." || decoded === ".." ? undefined : decoded;
}

/** Undefined for a sequence that is no UTF-8. */
export function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
