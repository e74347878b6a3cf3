-- AlterTable
ALTER TABLE "code_snippets" ADD COLUMN     "connectors" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "hosts" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "limits" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "tools" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "limits" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "tool_execution_logs" ADD COLUMN     "parent_id" UUID;

-- What a snippet declares is remembered with it.
DROP TRIGGER tell_change ON code_snippets;
CREATE TRIGGER tell_change
  AFTER UPDATE OF language, code, parameters, return_type, tools, hosts, connectors, limits, timeout_ms, memory_limit_mb, version,
    deleted_at OR DELETE ON code_snippets
  FOR EACH ROW EXECUTE FUNCTION sintra_tell_change('workspace_id');

-- Code names connectors, so a new one and a new name matter, too: a snippet may have been remembered without it.
DROP TRIGGER tell_change ON api_connectors;
CREATE TRIGGER tell_change
  AFTER INSERT OR UPDATE OF name, base_url, auth_type, auth_config, credential_id, default_headers, timeout_ms, version, deleted_at
    OR DELETE ON api_connectors
  FOR EACH ROW EXECUTE FUNCTION sintra_tell_change('workspace_id');
