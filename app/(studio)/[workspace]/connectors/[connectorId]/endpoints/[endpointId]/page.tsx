import { redirect } from "next/navigation";
import type { PageProps } from "#app/page-props.ts";

type Props = PageProps<{ workspace: string; connectorId: string; endpointId: string }>;

/** Endpoints are edited with their connector; addresses from before still lead there. */
export default async function EndpointPage({ params }: Props) {
  const { workspace, connectorId, endpointId } = await params;
  redirect(`/${workspace}/connectors/${connectorId}?endpoint=${endpointId}`);
}
