-- AlterTable
ALTER TABLE "api_connectors" ADD COLUMN     "timeouts" JSONB NOT NULL DEFAULT '{}';
