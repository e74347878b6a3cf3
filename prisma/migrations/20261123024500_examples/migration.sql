-- CreateTable
CREATE TABLE "examples" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "examples_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "examples_workspace_id_subject_type_subject_id_name_key" ON "examples"("workspace_id", "subject_type", "subject_id", "name") WHERE ("deleted_at" IS NULL);

-- CreateIndex
CREATE INDEX "examples_workspace_id_id_idx" ON "examples"("workspace_id", "id");

-- AddForeignKey
ALTER TABLE "examples" ADD CONSTRAINT "examples_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
