-- AlterTable
ALTER TABLE "api_endpoints" ADD COLUMN     "derived_schemas" TEXT[] DEFAULT ARRAY[]::TEXT[];
