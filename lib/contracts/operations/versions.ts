import { IdParams } from "../common.ts";
import type { Permission } from "../permissions.ts";
import { ListVersionsQuery, RestoreVersionInput, VersionAnswer, VersionList, VersionParams } from "../versions.ts";
import { operation } from "./operation.ts";

interface Kind<K extends string> {
  /** `Tool`: the ids are `listToolVersions` and so on. */
  name: K;
  base: string;
  tag: string;
  read: Permission;
}

/** Reading the versions of a tool, endpoint or snippet. */
export function versionOperations<const K extends string>({ name, base, tag, read }: Kind<K>) {
  return {
    versions: operation({
      id: `list${name}Versions`,
      method: "GET",
      path: `${base}/{id}/versions`,
      summary: "List the versions with what each of them changed, newest first",
      tag,
      allow: read,
      params: IdParams,
      query: ListVersionsQuery,
      status: 200,
      response: VersionList,
    }),
    version: operation({
      id: `get${name}Version`,
      method: "GET",
      path: `${base}/{id}/versions/{version}`,
      summary: "Read one version with its definition",
      tag,
      allow: read,
      params: VersionParams,
      status: 200,
      response: VersionAnswer,
    }),
  } as const;
}

/** What restoring has in every kind. */
export const RESTORE = { method: "POST", params: IdParams, body: RestoreVersionInput, status: 200 } as const;
