import { db } from "#lib/db/client.ts";
import { SAMPLE_CONNECTOR, sampleBaseUrl } from "./samples.ts";

const OURS = "^http://[^/]+:[0-9]+/api/sample$";
const OURS_FOR_SURE = "^http://(127\\.0\\.0\\.1|localhost|\\[::1\\]):[0-9]+/api/sample$";

/** The sample connectors follow the app to where it listens now. One that was edited may mean another machine, and is then left alone. */
export async function refreshSampleUrls(): Promise<void> {
  const url = sampleBaseUrl();
  await db().$executeRaw`
    UPDATE api_connectors SET base_url = ${url}
    WHERE name = ${SAMPLE_CONNECTOR.name} AND base_url ~ ${OURS} AND (version = 1 OR base_url ~ ${OURS_FOR_SURE})
      AND base_url <> ${url} AND deleted_at IS NULL`;
}
