/** Whether one of the patterns covers the URL's host. `*.example.com` covers what is below it; a pattern without a port covers every port. */
export function declaresHost(patterns: readonly string[], url: URL): boolean {
  const host = url.hostname.replace(/\.$/, "");
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return patterns.some((pattern) => {
    const [, name = "", onlyPort] = /^(.*?)(?::(\d+))?$/.exec(pattern) ?? [];
    if (onlyPort !== undefined && onlyPort !== port) return false;
    return name.startsWith("*.") ? host.endsWith(name.slice(1)) && host.length > name.length - 1 : host === name;
  });
}
