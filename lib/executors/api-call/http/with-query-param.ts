/** The URL with one value of this name in its query, and the rest of the query as it was written. */
export function withQueryParam(url: URL, name: string, value: string): URL {
  const others = url.search
    .slice(1)
    .split("&")
    .filter((piece) => piece !== "" && nameOf(piece) !== name);
  const changed = new URL(url);
  changed.search = [...others, `${encodeURIComponent(name)}=${encodeURIComponent(value)}`].join("&");
  return changed;
}

function nameOf(piece: string): string | undefined {
  return new URLSearchParams(piece).keys().next().value;
}
