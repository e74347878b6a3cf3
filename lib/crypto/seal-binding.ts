/** What a sealed value belongs to. It opens nowhere else, so a row copied into another workspace is useless. */
export interface SealBinding {
  workspaceId: string;
  credentialId: string;
}

export function toAdditionalData({ workspaceId, credentialId }: SealBinding): Buffer {
  return Buffer.from(`${workspaceId}:${credentialId}`, "utf8");
}
