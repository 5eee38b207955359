import type { Dataset, File, Group } from 'h5wasm';

export type Hdf5 = typeof import('h5wasm');
export type { Dataset as Hdf5Dataset, File as Hdf5File, Group as Hdf5Group };
