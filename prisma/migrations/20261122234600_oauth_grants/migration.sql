-- CreateTable
CREATE TABLE "oauth_grants" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "holder_id" UUID NOT NULL,
    "credential_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'ready',
    "generation" INTEGER NOT NULL DEFAULT 0,
    "obtained_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "renewable" BOOLEAN NOT NULL DEFAULT false,
    "lease_id" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "forced_at" TIMESTAMPTZ(3),
    "failure" JSONB,
    "retry_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "oauth_grants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "oauth_attempts" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "holder_id" UUID NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "state_hash" TEXT,
    "sealed" TEXT NOT NULL,
    "poll_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "oauth_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "oauth_grants_workspace_id_credential_id_idx" ON "oauth_grants"("workspace_id", "credential_id");

-- CreateIndex
CREATE UNIQUE INDEX "oauth_grants_connector_id_holder_id_key" ON "oauth_grants"("connector_id", "holder_id");

-- CreateIndex
CREATE UNIQUE INDEX "oauth_attempts_state_hash_key" ON "oauth_attempts"("state_hash");

-- CreateIndex
CREATE INDEX "oauth_attempts_connector_id_holder_id_idx" ON "oauth_attempts"("connector_id", "holder_id");

-- CreateIndex
CREATE INDEX "oauth_attempts_expires_at_idx" ON "oauth_attempts"("expires_at");

-- AddForeignKey
ALTER TABLE "oauth_grants" ADD CONSTRAINT "oauth_grants_connector_id_fkey" FOREIGN KEY ("connector_id") REFERENCES "api_connectors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "oauth_grants" ADD CONSTRAINT "oauth_grants_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "oauth_attempts" ADD CONSTRAINT "oauth_attempts_connector_id_fkey" FOREIGN KEY ("connector_id") REFERENCES "api_connectors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "oauth_attempts" ADD CONSTRAINT "oauth_attempts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Tokens are remembered by every process that uses them.
CREATE TRIGGER tell_change AFTER UPDATE OF fingerprint, sealed, state, generation OR DELETE ON oauth_grants
  FOR EACH ROW EXECUTE FUNCTION sintra_tell_change('workspace_id');
