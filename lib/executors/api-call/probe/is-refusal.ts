/** Whether a status says that the caller is not let in, or that the service is broken. */
export function isRefusal(status: number): boolean {
  return status === 401 || status === 403 || status === 407 || status === 429 || status >= 500;
}
