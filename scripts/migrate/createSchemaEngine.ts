import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { MigrationAdapter } from './migrationAdapter.ts';
import { type Project, schemaFiles } from './project.ts';

// The part of WebAssembly used here; its types come only with those of a browser.
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ exports: Record<string, unknown> }>;
};

/**
 * The engine of `prisma migrate` as WebAssembly: the native one would have to be downloaded, which a closed
 * network does not allow.
 */
export async function createSchemaEngine(project: Project, url: string): Promise<bindings.SchemaEngine> {
  await loadEngine();
  const datamodels = schemaFiles(project).files.map((file): [string, string] => [file.path, file.content]);
  const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationAdapter(url));
  return bindings.SchemaEngine.new({ datamodels }, () => {}, adapter);
}

async function loadEngine(): Promise<void> {
  // Where the engine reports a panic; without it a panic becomes a TypeError that says nothing.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  });
  const folder = dirname(
    createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
  );
  const module = await WebAssembly.compile(readFileSync(join(folder, 'schema_engine_bg.wasm')));
  const { exports } = await WebAssembly.instantiate(module, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(exports);
  (exports['__wbindgen_start'] as () => void)();
}
