/** Whether a deflated body starts with the header of the zlib format (RFC 1950 section 2.2). */
export function isZlib(body: Buffer): boolean {
  return (body[0] ?? 0) % 16 === 8;
}
