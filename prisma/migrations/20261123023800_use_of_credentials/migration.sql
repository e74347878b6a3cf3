-- AlterTable
ALTER TABLE "credentials" ADD COLUMN     "last_used_at" TIMESTAMPTZ(3),
ADD COLUMN     "rotated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Nothing tells a rename from a new secret so far.
UPDATE "credentials" SET "rotated_at" = "updated_at";
