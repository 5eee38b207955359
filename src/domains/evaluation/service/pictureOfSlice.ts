import type { ServiceContext } from '../../../context/types.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireSliceId } from '../../slices/requireSliceId.ts';
import { findSliceToPicture } from '../pictures.queries.ts';
import { slicePicturePayload } from './slicePicturePayload.ts';

/** Draws a slice with the label that it was measured on. Returns PNG bytes. */
export async function pictureOfSlice(context: ServiceContext, sliceId: string): Promise<Uint8Array> {
  const found = await findSliceToPicture(context.app.prisma, requireSliceId(sliceId));
  const payload = await slicePicturePayload(context, requireFound(found, 'slice', sliceId));
  return context.app.threads.run('renderSlicePicture', payload);
}
