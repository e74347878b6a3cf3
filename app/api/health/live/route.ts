/** Liveness: the process answers. Readiness, which asks the database, is GET /api/health. */
export function GET(): Response {
  return Response.json({ status: "ok" });
}
