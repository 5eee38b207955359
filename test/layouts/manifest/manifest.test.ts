import { describe, expect, it } from '@jest/globals';
import { parseCsv } from '../../../src/formats/csv/parseCsv.ts';
import { readCsvManifest } from '../../../src/layouts/manifest/readCsvManifest.ts';
import { readJsonManifest } from '../../../src/layouts/manifest/readJsonManifest.ts';

const HEAD = 'kind,patient,file,name,modality,sequence,phase,histology\n';
const readCsv = (text: string) => readCsvManifest(parseCsv(text, 'm.csv'), 'm.csv');
const json = (content: unknown) => readJsonManifest(JSON.stringify(content), 'm.json');

describe('a manifest', () => {
  it('says the same as CSV and as JSON', () => {
    const csv = readCsv(`${HEAD}volume,P1,a/t1.nii.gz,T1,MR,T1,PREOPERATIVE,Glioma\n`);
    const volume = { file: 'a/t1.nii.gz', name: 'T1', modality: 'MR', sequence: 'T1', phase: 'PREOPERATIVE' };
    expect(csv.claims).toEqual([
      expect.objectContaining({ kind: 'VOLUME', patient: 'P1', paths: ['a/t1.nii.gz'], procedureNumber: 1 }),
    ]);
    const patients = [{ pseudonym: 'P1', histology: 'Glioma', volumes: [volume] }];
    expect(json({ format: 'sonoledger-manifest@1', patients })).toEqual(csv);
  });

  it.each(['../x.nii', '/etc/passwd', 'a/../../x.nii', 'C:\\x.nii', 'a\\b.nii', 'a//b.nii', './a.nii'])(
    'refuses the path %s and keeps the other rows',
    (path) => {
      const { claims } = readCsv(
        `${HEAD}volume,P1,${path},T1,MR,T1,PREOPERATIVE,\nvolume,P1,b.nii,T2,MR,T2,PREOPERATIVE,\n`,
      );
      expect(claims).toEqual([
        expect.objectContaining({ key: 'm.csv row 2', outcome: 'FAILED', reason: 'PATH_NOT_ALLOWED' }),
        expect.objectContaining({ name: 'T2' }),
      ]);
    },
  );

  it('names row and field of an entry that is wrong', () => {
    expect(readCsv(`${HEAD}volume,P1,a.nii,T1,CT,T1,PREOPERATIVE,\n`).claims).toEqual([
      expect.objectContaining({ reason: 'INVALID_ENTRY', message: expect.stringMatching(/^modality: /) }),
    ]);
  });

  it.each([
    ['no JSON', () => readJsonManifest('{', 'm.json')],
    ['another format', () => json({ format: 'x', patients: [] })],
    ['no patients', () => json({ format: 'sonoledger-manifest@1', patients: [] })],
    ['no columns', () => readCsv('a,b\n1,2\n')],
    ['nothing', () => readCsv('')],
  ])('is refused with %s', (_, read) => {
    expect(read).toThrow(expect.objectContaining({ code: 'CORRUPT_FILE' }));
  });

  it('may have 100,000 rows', () => {
    const row = (n: number) => `volume,P${n},p${n}.nii,T1,MR,T1,PREOPERATIVE,\n`;
    const text = HEAD + Array.from({ length: 100_000 }, (_, n) => row(n)).join('');
    expect(readCsv(text).claims).toHaveLength(100_000);
  });
});
