/** A little less than what a schema of parameters or answers may have (64 KB, 5,000 subschemas), so that every schema made here is accepted. */
export const SCHEMA_BYTES_MAX = 56 * 1024;
export const SCHEMA_COST_MAX = 4_000;
