import type { ListedDicomFile } from '../../../compute/tasks/listDicomFiles.ts';
import type { DicomFileFacts } from '../../../formats/dicom/describeDicomFile.ts';
import { remarkOn } from '../../../layouts/remarkOn.ts';
import type { ListedSeries, Remark } from '../../../layouts/types.ts';
import { unknownFile } from '../../../layouts/unknownFile.ts';

export interface ScannedFile {
  readonly path: string;
  readonly found: Exclude<ListedDicomFile, { kind: 'LONGER' }>;
}

export interface FolderSeries {
  readonly series: readonly ListedSeries[];
  /** Files that belong to no series that can be imported. */
  readonly remarks: readonly Remark[];
}

interface Growing extends Omit<DicomFileFacts, 'identifying' | 'content'> {
  readonly content: ListedSeries['content'];
  readonly paths: string[];
  readonly tags: Map<string, Set<string>>;
}

/**
 * Puts DICOM files into their series. A damaged file may be a slice of any series of its folder, and a volume that
 * lacks its last slices looks whole: series that share a folder with one are refused.
 */
export function groupSeries(files: readonly ScannedFile[]): FolderSeries {
  const series = new Map<string, Growing>();
  const remarks: Remark[] = [];
  const damaged = new Map<string, string>();
  for (const { path, found } of files) {
    if (found.kind === 'DICOM' && found.facts.content !== 'OTHER') addFile(series, path, found.facts);
    else remarks.push(remarkFor(path, found));
    if (found.kind === 'UNUSABLE') damaged.set(folderOf(path), path);
  }
  const sorted = [...series.values()].map(toSeries);
  const broken = sorted.filter(({ paths }) => paths.some((path) => damaged.has(folderOf(path))));
  remarks.push(...broken.map((one) => besideDamage(one, damaged)));
  return { series: sorted.filter((one) => !broken.includes(one)), remarks };
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

function addFile(all: Map<string, Growing>, path: string, facts: DicomFileFacts): void {
  const { patientId, studyUid, seriesUid } = facts;
  const content = facts.content === 'SEGMENTATION' ? 'SEGMENTATION' : 'IMAGE';
  // Each segmentation stands alone, also where several make a series.
  const key = JSON.stringify([patientId, studyUid, seriesUid, content === 'IMAGE' ? '' : path]);
  const one: Growing = all.get(key) ?? { ...facts, content, paths: [], tags: new Map() };
  one.paths.push(path);
  for (const { reason, tag } of facts.identifying) {
    one.tags.set(reason, (one.tags.get(reason) ?? new Set()).add(tag));
  }
  all.set(key, one);
}

const toSeries = ({ paths, tags, ...facts }: Growing): ListedSeries => ({
  ...facts,
  paths: paths.sort(),
  identifying: [...tags].map(([reason, found]) => `${reason}: ${[...found].join(', ')}`),
});

function remarkFor(path: string, found: ScannedFile['found']): Remark {
  if (found.kind === 'NOT_DICOM') return notDicom(path);
  if (found.kind === 'DICOM') {
    const message = 'A DICOM file without image, such as a report or a plan.';
    return remarkOn(path, { outcome: 'SKIPPED', reason: 'NO_IMAGE_DATA', message });
  }
  const reason = found.code === 'UNSUPPORTED_FORMAT' ? 'UNSUPPORTED_FORMAT' : 'CORRUPT_FILE';
  return remarkOn(path, { outcome: 'FAILED', reason, message: found.message });
}

function notDicom(path: string): Remark {
  if (!/\.(dcm|ima)$/i.test(path)) return unknownFile(path);
  const message = 'It is no DICOM file, or lacks the preamble of one.';
  return remarkOn(path, { outcome: 'FAILED', reason: 'UNSUPPORTED_FORMAT', message });
}

function besideDamage({ paths, content }: ListedSeries, damaged: ReadonlyMap<string, string>): Remark {
  const file = paths.map((path) => damaged.get(folderOf(path))).find((path) => path !== undefined);
  return remarkOn(paths[0], {
    kind: content === 'IMAGE' ? 'VOLUME' : 'ANNOTATION',
    outcome: 'FAILED',
    reason: 'CORRUPT_FILE',
    message: `${file} in the same folder cannot be read and may be a part of it. Copy it again, or take it away.`,
  });
}
