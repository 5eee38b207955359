import { requireSameSize } from './requireSameSize.ts';
import { tintedShades } from './tintedShades.ts';
import type { GreyImage, Rgb, RgbImage } from './types.ts';
import { unknownTone } from './unknownTone.ts';

/** Echoes up to this grey leave the MRI as it is; from the second on they cover it. */
const FAINT = 70;
const FULL = 235;

/**
 * Ultrasound over MRI as navigation systems blend them: the brighter the echo, the more its colour covers the grey
 * MRI, and faint ones do not at all. Where the MRI is unknown the echo covers the hatching.
 *
 * @throws INVALID_INPUT when the sizes differ.
 */
export function overlayEchoes(mri: GreyImage, ultrasound: GreyImage, colour: Rgb): RgbImage {
  requireSameSize(mri, ultrasound);
  const { width, height } = mri;
  const opacities = echoOpacities();
  const shades = tintedShades(colour);
  const data = new Uint8Array(3 * width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const tone = mri.known[at] ? null : unknownTone(x, y);
      const echo = ultrasound.data[at];
      const opacity = opacities[echo];
      for (let c = 0; c < 3; c++) {
        const under = tone ? tone[c] : mri.data[at];
        data[3 * at + c] = under + (shades[3 * echo + c] - under) * opacity + 0.5;
      }
    }
  }
  return { width, height, data };
}

/** The share that an echo of each grey value covers. */
function echoOpacities(): Float32Array {
  return Float32Array.from({ length: 256 }, (_, echo) =>
    Math.max(0, Math.min(1, (echo - FAINT) / (FULL - FAINT))),
  );
}
