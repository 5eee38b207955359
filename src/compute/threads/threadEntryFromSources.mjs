// What a thread runs when this code runs from its TypeScript sources (tests): Node 20 does not strip types, and
// `--import tsx` registers nothing in a worker thread. JavaScript, so that the build leaves it out.
import { register } from 'tsx/esm/api';

register();
await import('./threadEntry.ts');
