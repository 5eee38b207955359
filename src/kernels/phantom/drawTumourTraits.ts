import { createRandomGenerator, type RandomGenerator } from '../random/randomGenerator.ts';
import type { Echogenicity, HistologyLike, TumourTraits } from './types.ts';

const COHORT = 12;
const SMALLEST_MM2 = 36;
const LARGEST_MM2 = 1500;

/** Mostly hyperechoic, as gliomas are on intra-operative ultrasound. */
const ECHOGENICITIES: readonly Echogenicity[] = [
  ...Array.from({ length: 7 }, () => 'HYPERECHOIC' as const),
  'ISOECHOIC',
  'ISOECHOIC',
  'HYPOECHOIC',
  'CYSTIC',
  'CYSTIC',
];

/**
 * Deals the traits of one patient. Every run of 12 patients gets one tumour from each twelfth of the size
 * range and a fixed mix of echogenicities, in an order that depends on the seed.
 */
export function drawTumourTraits(seed: number | string, patientIndex: number): TumourTraits {
  const block = Math.floor(patientIndex / COHORT);
  const place = patientIndex % COHORT;
  const deck = createRandomGenerator(seed).fork(`cohort/${block}`);
  const sizes = shuffled(
    Array.from({ length: COHORT }, (_, n) => n),
    deck.fork('sizes'),
  );
  const echogenicity = shuffled(ECHOGENICITIES, deck.fork('echogenicities'))[place];
  const own = deck.fork(`place/${place}`);
  // The exponent moves the median to about 300 mm2: operated tumours are more often large than small.
  const share = ((sizes[place] + own.uniform()) / COHORT) ** 0.7;
  const targetAreaMm2 = SMALLEST_MM2 * (LARGEST_MM2 / SMALLEST_MM2) ** share;
  return { echogenicity, targetAreaMm2, histologyLike: histologyOf(echogenicity, targetAreaMm2, own) };
}

function histologyOf(echogenicity: Echogenicity, areaMm2: number, random: RandomGenerator): HistologyLike {
  if (echogenicity === 'CYSTIC') return 'CYSTIC_GLIOMA_LIKE';
  const draw = random.uniform();
  if (areaMm2 < 150) return draw < 0.5 ? 'METASTASIS_LIKE' : 'DIFFUSE_GLIOMA_LIKE';
  return draw < 0.6 ? 'DIFFUSE_GLIOMA_LIKE' : 'HIGH_GRADE_GLIOMA_LIKE';
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: RandomGenerator): T[] {
  const result = [...items];
  for (let n = result.length - 1; n > 0; n--) {
    const other = Math.floor(random.uniform() * (n + 1));
    [result[n], result[other]] = [result[other], result[n]];
  }
  return result;
}
