import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Image, Mat4 } from '../../kernels/geometry/types.ts';
import { DEFAULT_ELASTIX_OPTIONS, type ElastixOptions, elastixParameterMap } from './elastixParameterMap.ts';
import { loadElastix } from './loadElastix.ts';
import { readElastixResult } from './readElastixResult.ts';
import { toItkImage } from './toItkImage.ts';

/**
 * Runs elastix on two images from where their geometry puts them and returns its transform from fixed to moving world
 * points, LPS mm. It blocks the thread for seconds and cannot be asked to stop: the pool ends a thread that is
 * cancelled, which WebAssembly survives.
 * @throws CONFIG_INVALID without the package, REGISTRATION_FAILED with elastix's own words when it gives up
 */
export async function runElastix(
  fixed: Image,
  moving: Image,
  seed: number,
  options: Partial<ElastixOptions> = {},
): Promise<Mat4> {
  const { elastixNode } = await loadElastix();
  const map = elastixParameterMap({ ...DEFAULT_ELASTIX_OPTIONS, ...options }, seed);
  const images = { fixed: toItkImage(fixed, 'fixed'), moving: toItkImage(moving, 'moving') };
  const { transformParameterObject } = await elastixNode([map], images).catch(giveUp);
  return readElastixResult(transformParameterObject);
}

function giveUp(cause: unknown): never {
  const words = cause instanceof Error ? cause.message : `exception ${String(cause)}`;
  const reason = words.replaceAll(/\s+/g, ' ').trim().slice(0, 500);
  throw new SonoledgerError('REGISTRATION_FAILED', `elastix gave up: ${reason}`, {}, { cause });
}
