import { fileURLToPath } from 'node:url';

/** The folder that holds package.json and migrations/: src/ and dist/ lie at the same depth below it. */
export const packageRoot: string = fileURLToPath(new URL('../../', import.meta.url));
