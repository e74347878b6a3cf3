-- AlterTable
ALTER TABLE "api_connectors" ADD COLUMN     "adapter" JSONB,
ADD COLUMN     "circuit_breaker" JSONB,
ADD COLUMN     "hosts" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "rate_limit" JSONB,
ADD COLUMN     "retry" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "tls_ca" TEXT,
ADD COLUMN     "tls_credential_id" UUID;

-- AlterTable
ALTER TABLE "api_endpoints" ADD COLUMN     "answer_type" TEXT NOT NULL DEFAULT 'auto',
ADD COLUMN     "cookie_params" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "error_when" TEXT,
ADD COLUMN     "idempotency_header" TEXT,
ADD COLUMN     "idempotent" BOOLEAN,
ADD COLUMN     "max_response_bytes" INTEGER NOT NULL DEFAULT 5242880,
ADD COLUMN     "operation" JSONB,
ADD COLUMN     "pagination" JSONB,
ADD COLUMN     "projection" TEXT,
ADD COLUMN     "request_validation" TEXT NOT NULL DEFAULT 'strict',
ADD COLUMN     "response_validation" TEXT NOT NULL DEFAULT 'strict';

-- AlterTable
ALTER TABLE "tool_execution_logs" ADD COLUMN     "exchange" JSONB;

-- CreateTable
CREATE TABLE "connector_schemas" (
    "connector_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "operations" INTEGER NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connector_schemas_pkey" PRIMARY KEY ("connector_id")
);

-- CreateIndex
CREATE INDEX "connector_schemas_workspace_id_idx" ON "connector_schemas"("workspace_id");

-- CreateIndex
CREATE INDEX "api_connectors_tls_credential_id_idx" ON "api_connectors"("tls_credential_id");

-- AddForeignKey
ALTER TABLE "api_connectors" ADD CONSTRAINT "api_connectors_tls_credential_id_fkey" FOREIGN KEY ("tls_credential_id") REFERENCES "credentials"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connector_schemas" ADD CONSTRAINT "connector_schemas_connector_id_fkey" FOREIGN KEY ("connector_id") REFERENCES "api_connectors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What calls are made of is remembered; every change of a connector or endpoint also counts up its version.
DROP TRIGGER tell_change ON api_connectors;
CREATE TRIGGER tell_change
  AFTER INSERT OR UPDATE OF name, version, deleted_at OR DELETE ON api_connectors
  FOR EACH ROW EXECUTE FUNCTION sintra_tell_change('workspace_id');

DROP TRIGGER tell_change ON api_endpoints;
CREATE TRIGGER tell_change
  AFTER UPDATE OF version, deleted_at OR DELETE ON api_endpoints
  FOR EACH ROW EXECUTE FUNCTION sintra_tell_change('workspace_id');

CREATE TRIGGER tell_change AFTER INSERT OR UPDATE OR DELETE ON connector_schemas
  FOR EACH ROW EXECUTE FUNCTION sintra_tell_change('workspace_id');
