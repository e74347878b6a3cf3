-- CreateTable
CREATE TABLE "result_files" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "execution_id" UUID NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "result_files_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "result_files_workspace_id_id_idx" ON "result_files"("workspace_id", "id");

-- AddForeignKey
ALTER TABLE "result_files" ADD CONSTRAINT "result_files_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Images and archives are compressed already, and a slice of what is not compressed here is read without the rest.
ALTER TABLE "result_files" ALTER COLUMN "content" SET STORAGE EXTERNAL;
