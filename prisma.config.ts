import { defineConfig } from "prisma/config";

// The URL is only for the prisma CLI; the application applies its migrations itself.
const url = process.env["DATABASE_URL"];

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  ...(url === undefined ? {} : { datasource: { url } }),
});
