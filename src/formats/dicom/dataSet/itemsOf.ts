import { type Keyword, tagOf } from './tags.ts';
import type { DicomDataSet } from './types.ts';

/** The items of a sequence, each as a data set of its own; none when the sequence is absent, empty or no sequence. */
export function itemsOf(dataSet: DicomDataSet, keyword: Keyword): DicomDataSet[] {
  const items = dataSet.elements[tagOf(keyword)]?.items ?? [];
  return items.flatMap((item) => (item.dataSet ? [{ ...dataSet, elements: item.dataSet.elements }] : []));
}
