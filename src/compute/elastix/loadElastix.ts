import { SonoledgerError } from '../../errors/sonoledgerError.ts';

type Elastix = typeof import('@itk-wasm/elastix');

/**
 * Loads elastix as WebAssembly from its package, when it is first needed: 27 MB, and nothing from elsewhere.
 * @throws CONFIG_INVALID when the optional package is not installed
 */
export async function loadElastix(load: () => Promise<Elastix> = importPackage): Promise<Elastix> {
  try {
    return await load();
  } catch (cause) {
    throw new SonoledgerError(
      'CONFIG_INVALID',
      'ELASTIX_MI_RIGID needs the optional package @itk-wasm/elastix where the worker runs: npm install @itk-wasm/elastix@1.',
      {},
      { cause },
    );
  }
}

const importPackage = (): Promise<Elastix> => import('@itk-wasm/elastix');
