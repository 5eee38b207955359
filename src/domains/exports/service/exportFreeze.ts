import { createHash } from 'node:crypto';
import type { ExportedSlice } from '../../../compute/tasks/exportSlices.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { ArchiveFile } from '../../../formats/tar/packTar.ts';
import { groupByKey } from '../../../graphql/groupByKey.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { readSourceFile } from '../../cohort/readSourceFile.ts';
import { datasetFiles, imagePath, labelPath } from '../datasetFiles.ts';
import { fileNamePart } from '../fileNamePart.ts';
import type { ExportCase } from '../types.ts';
import { type FreezeDataset, freezeDataset } from './freezeDataset.ts';

export interface FreezeExportRequest {
  readonly freezeId: string;
  /** nnU-Net's number of the data set, 1 to 999. */
  readonly datasetNumber: number;
  /** Name after the number; the freeze's when left out. */
  readonly datasetName?: string;
}

export interface FreezeExport {
  /** Such as Dataset501_reference: the folder in the archive. */
  readonly folder: string;
  readonly caseCount: number;
  /** The files, made as they are taken. */
  readonly files: AsyncIterable<ArchiveFile>;
}

/** Volumes that are cut at a time: one is written while the next is decoded. */
const VOLUMES_AHEAD = 2;

/**
 * A freeze as an nnU-Net v2 raw data set. Everything that can be refused is refused before the first file. Each
 * volume is decoded once, in a compute thread, and at most two volumes' slices are held. SHA256SUMS comes last and
 * lists every file; its own hash is that of the whole and goes into the ledger.
 * @throws UNKNOWN_ID, INVALID_INPUT, CONFLICT, FILE_NOT_FOUND
 */
export async function exportFreeze(
  context: ServiceContext,
  request: FreezeExportRequest,
): Promise<FreezeExport> {
  const number = requireNumber(request.datasetNumber);
  const dataset = await freezeDataset(context, request.freezeId);
  await requireStored(context, dataset.cases);
  const name = fileNamePart(request.datasetName ?? dataset.freeze.name);
  const folder = `Dataset${number}_${name}`;
  return { folder, caseCount: dataset.cases.length, files: writeDataset(context, dataset, folder) };
}

function requireNumber(number: number): string {
  if (Number.isInteger(number) && number >= 1 && number <= 999) return String(number).padStart(3, '0');
  throw new SonoledgerError('INVALID_INPUT', 'nnU-Net numbers data sets from 1 to 999: name another number.');
}

async function requireStored({ app }: ServiceContext, cases: readonly ExportCase[]): Promise<void> {
  const hashes = new Set(cases.flatMap((each) => [each.volumeBlobHash, each.labelBlobHash]));
  for (const hash of hashes) {
    if (await app.blobs.has(hash)) continue;
    throw new SonoledgerError('FILE_NOT_FOUND', `The file ${hash} of the freeze is not in the store.`);
  }
}

async function* writeDataset(
  context: ServiceContext,
  { freeze, cases, splits }: FreezeDataset,
  folder: string,
): AsyncGenerator<ArchiveFile> {
  const sums: string[] = [];
  const listed = (path: string, bytes: Uint8Array): ArchiveFile => {
    sums.push(`${sha256(bytes)}  ${path}\n`);
    return { path: `${folder}/${path}`, bytes };
  };
  for (const { path, bytes } of datasetFiles(freeze, cases, splits)) yield listed(path, bytes);
  for await (const { each, image, label } of cutSlices(context, cases)) {
    yield listed(imagePath(each.caseName), image);
    yield listed(labelPath(each.caseName), label);
  }
  const list = Buffer.from(sums.join(''));
  await inTransaction(context, (tx) =>
    recordChange(tx, context, {
      action: 'FREEZE_EXPORTED',
      entity: 'Freeze',
      entityId: freeze.id,
      after: { format: 'NNUNET', folder, caseCount: cases.length, hash: sha256(list) },
    }),
  );
  yield { path: `${folder}/SHA256SUMS`, bytes: list };
}

type CutSlice = ExportedSlice & { readonly each: ExportCase };

async function* cutSlices(context: ServiceContext, cases: readonly ExportCase[]): AsyncGenerator<CutSlice> {
  const stop = new AbortController();
  const keys = [...new Set(cases.map(groupKey))];
  const waiting = groupByKey(keys, cases, groupKey).values();
  const ahead: { readonly group: readonly ExportCase[]; readonly cut: Promise<ExportedSlice[]> }[] = [];
  const begin = (): void => {
    const { value: group } = waiting.next();
    if (group === undefined) return;
    const cut = cutVolume(context, group, stop.signal);
    // Looked at when its turn comes.
    cut.catch(() => {});
    ahead.push({ group, cut });
  };
  try {
    for (let n = 0; n < VOLUMES_AHEAD; n++) begin();
    for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
      const slices = await next.cut;
      for (const [n, each] of next.group.entries()) yield { each, ...slices[n] };
      begin();
    }
  } finally {
    stop.abort();
  }
}

const groupKey = ({ volumeBlobHash, labelBlobHash, volumeId }: ExportCase): string =>
  `${volumeId} ${volumeBlobHash} ${labelBlobHash}`;

async function cutVolume(
  context: ServiceContext,
  group: readonly ExportCase[],
  signal: AbortSignal,
): Promise<ExportedSlice[]> {
  const [{ volumeBlobHash, labelBlobHash, volumeName }] = group;
  const payload = {
    ultrasound: await readSourceFile(context, volumeBlobHash, `"${volumeName}"`),
    label: await readSourceFile(context, labelBlobHash, `The label of "${volumeName}"`),
    slices: group.map(({ axis, index }) => ({ axis, index })),
  };
  return context.app.threads.run('exportSlices', payload, { signal });
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
