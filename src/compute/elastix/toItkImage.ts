import type { ItkImage } from '@itk-wasm/elastix';
import type { Image } from '../../kernels/geometry/types.ts';

/** An image as itk-wasm takes it. Both sides keep LPS mm and row-major directions, so nothing is converted. */
export function toItkImage({ geometry, data }: Image, name: string): ItkImage {
  return {
    imageType: { dimension: 3, componentType: 'float32', pixelType: 'Scalar', components: 1 },
    name,
    origin: geometry.originLps,
    spacing: geometry.spacingMm,
    direction: Float64Array.from(geometry.direction),
    size: geometry.size,
    metadata: new Map(),
    // It copies the whole buffer behind the array.
    data: data.byteLength === data.buffer.byteLength ? data : data.slice(),
  };
}
