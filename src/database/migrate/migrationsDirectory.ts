import { join } from 'node:path';
import { packageRoot } from '../../config/packageRoot.ts';

/** The migrations that ship with the package. */
export const migrationsDirectory: string = join(packageRoot, 'migrations');
