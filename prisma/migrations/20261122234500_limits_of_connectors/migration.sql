-- Both tables are written at every call and mean nothing after a crash, so no write of theirs waits for the disk.

-- CreateTable
CREATE UNLOGGED TABLE "connector_rates" (
    "connector_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "due_at" DOUBLE PRECISION NOT NULL,
    "credit" DOUBLE PRECISION NOT NULL,
    "seen_at" DOUBLE PRECISION NOT NULL,
    "wait_seconds" DOUBLE PRECISION NOT NULL,
    "granted" BOOLEAN NOT NULL,

    CONSTRAINT "connector_rates_pkey" PRIMARY KEY ("connector_id")
) WITH (fillfactor = 50);

-- CreateTable
CREATE UNLOGGED TABLE "connector_slots" (
    "connector_id" UUID NOT NULL,
    "slot" INTEGER NOT NULL,
    "holder" UUID,
    "held_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connector_slots_pkey" PRIMARY KEY ("connector_id","slot")
) WITH (fillfactor = 50);

-- AddForeignKey
ALTER TABLE "connector_rates" ADD CONSTRAINT "connector_rates_connector_id_fkey" FOREIGN KEY ("connector_id") REFERENCES "api_connectors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connector_slots" ADD CONSTRAINT "connector_slots_connector_id_fkey" FOREIGN KEY ("connector_id") REFERENCES "api_connectors"("id") ON DELETE CASCADE ON UPDATE CASCADE;
