/**
 * Whether one of the host patterns (lib/contracts/host-pattern.ts) covers a host as `URL` spells it. `*.example.com` covers what is below
 * it; a pattern without a port covers every port.
 */
export function coversHost(patterns: readonly string[], hostname: string, port: number): boolean {
  const host = hostname.replace(/\.$/, "");
  return patterns.some((pattern) => {
    const [, name = "", onlyPort] = /^(.*?)(?::(\d+))?$/.exec(pattern) ?? [];
    if (onlyPort !== undefined && Number(onlyPort) !== port) return false;
    return name.startsWith("*.") ? host.endsWith(name.slice(1)) && host.length > name.length - 1 : host === name;
  });
}
