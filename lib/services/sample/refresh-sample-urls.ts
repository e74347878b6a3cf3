import { db } from "#lib/db/client.ts";
import { SAMPLE_CONNECTOR, sampleBaseUrl } from "./samples.ts";

const OURS = "^http://127\\.0\\.0\\.1:\\d+/api/sample$";

/** The sample connectors follow the app to the port that it listens on now. */
export async function refreshSampleUrls(): Promise<void> {
  const url = sampleBaseUrl();
  await db().$executeRaw`
    UPDATE api_connectors SET base_url = ${url}
    WHERE name = ${SAMPLE_CONNECTOR.name} AND base_url ~ ${OURS} AND base_url <> ${url} AND deleted_at IS NULL`;
}
