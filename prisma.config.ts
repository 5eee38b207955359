import { defineConfig } from 'prisma/config';

// generate, validate and format only check that this file exists and never run it; without it the
// prisma CLI tries to download an engine, which fails in a network closed but for the npm registry.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
process.env.PRISMA_HIDE_UPDATE_MESSAGE ??= '1';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/none' },
});
