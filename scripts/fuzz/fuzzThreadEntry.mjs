// Node 20 does not strip types, and `--import tsx` registers nothing in a worker thread.
import { register } from 'tsx/esm/api';

register();
await import('./fuzzThread.ts');
