import { createRandomGenerator, type RandomGenerator } from '../random/randomGenerator.ts';
import type { Echogenicity, HistologyLike, TumourTraits } from './types.ts';

const COHORT = 12;
const SMALLEST_MM2 = 10;
const LARGEST_MM2 = 1500;
/** The smallest and the largest tumour of every 12 lie within this factor of the ends of the range. */
const END_FACTOR = 1.2;

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
 * Deals the traits of one patient. Every run of 12 patients gets a tumour from both ends of the size range, one from
 * each tenth between, and a fixed mix of echogenicities, in an order that depends on the seed.
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
  const targetAreaMm2 = drawArea(sizes[place], own.uniform());
  return { echogenicity, targetAreaMm2, histologyLike: histologyOf(echogenicity, targetAreaMm2, own) };
}

/** The area of one of the 12 places in the size range, smallest first; `draw` is uniform in 0 to 1. */
function drawArea(rank: number, draw: number): number {
  if (rank === 0) return SMALLEST_MM2 * END_FACTOR ** draw;
  if (rank === COHORT - 1) return LARGEST_MM2 / END_FACTOR ** draw;
  // The exponent moves the median to about 300 mm2: operated tumours are more often large than small.
  const share = ((rank - 1 + draw) / (COHORT - 2)) ** 0.56;
  return SMALLEST_MM2 * (LARGEST_MM2 / SMALLEST_MM2) ** share;
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
