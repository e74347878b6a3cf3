-- Every committed change of what processes remember is told on one channel: the id of the workspace or user that it belongs to.
-- The columns are named so that counters and last-used dates tell nothing.

CREATE FUNCTION sintra_tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('sintra_changed', COALESCE(to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END) ->> TG_ARGV[0], '*'));
  RETURN NULL;
END
$$;

CREATE TRIGGER tell_change AFTER UPDATE OF permissions, expires_at, revoked_at, name OR DELETE ON api_tokens
  FOR EACH ROW EXECUTE FUNCTION sintra_tell_change('workspace_id');

CREATE TRIGGER tell_change AFTER UPDATE OF email, name, session_version OR DELETE ON users
  FOR EACH ROW EXECUTE FUNCTION sintra_tell_change('id');

CREATE TRIGGER tell_change AFTER INSERT OR UPDATE OR DELETE ON members
  FOR EACH ROW EXECUTE FUNCTION sintra_tell_change('user_id');

-- A workspace's name is remembered with its tokens and with each of its members.
CREATE TRIGGER tell_change AFTER UPDATE OR DELETE ON workspaces
  FOR EACH ROW EXECUTE FUNCTION sintra_tell_change('none');

CREATE TRIGGER tell_change
  AFTER UPDATE OF name, type, config, parameters, price_per_call, enabled, version, deleted_at OR DELETE ON custom_tools
  FOR EACH ROW EXECUTE FUNCTION sintra_tell_change('workspace_id');

CREATE TRIGGER tell_change
  AFTER UPDATE OF language, code, parameters, return_type, timeout_ms, memory_limit_mb, version, deleted_at OR DELETE ON code_snippets
  FOR EACH ROW EXECUTE FUNCTION sintra_tell_change('workspace_id');

CREATE TRIGGER tell_change
  AFTER UPDATE OF method, path, path_params, query_params, header_params, body_type, body_schema, response_schema, timeout_ms, version,
    deleted_at OR DELETE ON api_endpoints
  FOR EACH ROW EXECUTE FUNCTION sintra_tell_change('workspace_id');

CREATE TRIGGER tell_change
  AFTER UPDATE OF base_url, auth_type, auth_config, credential_id, default_headers, timeout_ms, version, deleted_at OR DELETE ON api_connectors
  FOR EACH ROW EXECUTE FUNCTION sintra_tell_change('workspace_id');

CREATE TRIGGER tell_change AFTER UPDATE OF type, sealed, deleted_at OR DELETE ON credentials
  FOR EACH ROW EXECUTE FUNCTION sintra_tell_change('workspace_id');
