// The helper thread when this code runs from its TypeScript sources (tests), as in threadEntryFromSources.mjs.
import { register } from 'tsx/esm/api';

register();
await import('./serveScores.ts');
