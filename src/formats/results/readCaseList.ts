import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { readCsv, requireColumn } from './readCsv.ts';

/**
 * Reads which slice each case is: a CSV table with the columns `case` and `slice_id`, such as the cases.csv of an
 * export.
 * @returns slice identifiers by case name
 * @throws CORRUPT_FILE
 */
export function readCaseList(text: string, fileName: string): Map<string, bigint> {
  const table = readCsv(text, fileName);
  const named = requireColumn(table, 'case', fileName);
  const identified = requireColumn(table, 'slice_id', fileName);
  const slices = new Map<string, bigint>();
  for (const row of table.rows) {
    const [caseName, id] = [row[named].trim(), row[identified].trim()];
    if (caseName === '' || !/^\d{1,18}$/.test(id) || slices.has(caseName)) {
      const why = slices.has(caseName)
        ? 'stands there twice'
        : `has no usable slice_id ("${id.slice(0, 40)}")`;
      throw new SonoledgerError('CORRUPT_FILE', `${fileName}: case "${caseName.slice(0, 80)}" ${why}.`);
    }
    slices.set(caseName, BigInt(id));
  }
  return slices;
}
