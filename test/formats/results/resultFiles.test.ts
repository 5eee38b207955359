import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readDataset } from '../../../src/formats/nnunet/readDataset.ts';
import { readPlans } from '../../../src/formats/nnunet/readPlans.ts';
import { readSplits } from '../../../src/formats/nnunet/readSplits.ts';
import { readSummary } from '../../../src/formats/nnunet/readSummary.ts';
import { caseNameOf } from '../../../src/formats/results/caseNameOf.ts';
import { parsePythonJson } from '../../../src/formats/results/parsePythonJson.ts';
import { readCaseList } from '../../../src/formats/results/readCaseList.ts';
import { readSegMetricsCsv } from '../../../src/formats/results/readSegMetricsCsv.ts';
import { readSliceIndex } from '../../../src/formats/results/readSliceIndex.ts';
import { describeWithData, sharedData } from '../../support/sharedData.ts';

const corrupt = (message: string | RegExp) =>
  expect.objectContaining({ code: 'CORRUPT_FILE', message: expect.stringMatching(message) });

const SUMMARY = `{"foreground_mean": {"Dice": NaN}, "mean": {"1": {"Dice": NaN}}, "metric_per_case": [
  {"metrics": {"1": {"Dice": 0.8, "FN": 1, "FP": 1, "IoU": 0.6666666666666666, "TN": 90, "TP": 4, "n_pred": 5, "n_ref": 5}},
   "prediction_file": "/out/fold \\"NaN\\"/A_US_K_0001.nii.gz", "reference_file": "/ref/A_US_K_0001.nii.gz"},
  {"metrics": {"1": {"Dice": NaN, "FN": 0, "FP": 0, "IoU": -Infinity, "TN": 96, "TP": 0}},
   "prediction_file": "A_US_K_0002.nii.gz", "reference_file": "x"}]}`;

describe('JSON as Python writes it', () => {
  it('has null for what is no number, outside strings only', () => {
    expect(
      parsePythonJson('\uFEFF{"a": [NaN, Infinity, -Infinity, 1e3], "NaN": "-Infinity \\" NaN"}', 'x'),
    ).toEqual({
      a: [null, null, null, 1000],
      NaN: '-Infinity " NaN',
    });
  });

  it.each([
    ['truncated', '{"a": [1,', 'no JSON'],
    ['empty', '', 'no JSON'],
    ['an unfinished string', '{"a": "NaN', 'no JSON'],
    ['nested without end', '['.repeat(1e6), 'nested too deeply'],
  ])('is refused when %s', (_, text, message) => {
    expect(() => parsePythonJson(text, 's.json')).toThrow(corrupt(`s.json .*${message}`));
  });
});

describe('summary.json', () => {
  it('gives cases with counts, and null for NaN', () => {
    const { metrics, cases } = readSummary(SUMMARY, 'summary.json');
    expect(metrics).toEqual(['Dice', 'IoU']);
    expect(cases).toEqual([
      {
        caseName: 'A_US_K_0001',
        values: { Dice: 0.8, IoU: 0.6666666666666666, n_pred: 5, n_ref: 5 },
        counts: { tp: 4, fp: 1, fn: 1 },
      },
      {
        caseName: 'A_US_K_0002',
        values: { Dice: null, IoU: null, n_pred: null, n_ref: null },
        counts: { tp: 0, fp: 0, fn: 0 },
      },
    ]);
  });

  it.each([
    ['another label', SUMMARY.replaceAll('"1": {"Dice"', '"2": {"Dice"'), 'no metrics of label 1'],
    ['text for a number', SUMMARY.replace('0.8', '"0.8"'), 'metric_per_case.0.metrics.1.Dice'],
    ['a negative count', SUMMARY.replace('"TP": 4', '"TP": -4'), 'metrics.1.TP'],
    ['a case twice', SUMMARY.replace('A_US_K_0002', 'A_US_K_0001'), 'A_US_K_0001 twice'],
    ['version 1', '{"results": {"all": []}}', 'no summary.json of nnU-Net v2'],
    ['no case', '{"metric_per_case": []}', 'holds no case'],
    ['a list', '[]', 'no summary.json'],
  ])('is refused with %s', (_, text, message) => {
    expect(() => readSummary(text, 'summary.json')).toThrow(corrupt(message));
  });
});

describe('the table of seg-metrics', () => {
  const HEAD = 'dice,jaccard,vs,hd95,TP,FP,FN,label,filename\n';

  it('is read by column names, for one label, with Windows paths and list cells', () => {
    const text = `\uFEFF${HEAD}0.5,[0.3333],-0.4,nan,2,1,3,1,"C:\\out\\a, b.nii.gz"\r\n1,1,0,0,9,0,0,2,C:\\out\\c.nii.gz\r\n`;
    expect(readSegMetricsCsv(text, 'm.csv')).toEqual({
      metrics: ['dice', 'jaccard', 'vs', 'hd95'],
      cases: [
        {
          caseName: 'a, b',
          values: { dice: 0.5, jaccard: 0.3333, vs: -0.4, hd95: null },
          counts: { tp: 2, fp: 1, fn: 3 },
        },
      ],
    });
  });

  it.each([
    ['no filename', 'dice\n1', 'no column "filename"; it has dice'],
    ['no metric', 'filename\na', 'no column of seg-metrics'],
    ['words', 'filename,dice\na,high', 'row 2, column dice: "high" is no number'],
    ['half counts', `${HEAD}1,1,0,0,1.5,0,0,1,a`, 'are counts'],
    ['a case twice', 'filename,dice\nx/a.nii,1\ny/a.nii.gz,0', 'the case a twice'],
    ['no row of the label', `${HEAD}1,1,0,0,1,0,0,2,a`, 'holds no case'],
    ['a short row', 'filename,dice\na', 'no CSV table'],
    ['an open quote', 'filename,dice\n"a,1\n', 'no CSV table'],
    ['nothing', '', 'is empty'],
    ['a case without a name', 'filename,dice\n/out/.nii.gz,1', 'without a name'],
  ])('is refused with %s', (_, text, message) => {
    expect(() => readSegMetricsCsv(text, 'm.csv')).toThrow(corrupt(message));
  });

  it('of a million rows is refused without reading them all', () => {
    const text = `filename,dice\n${'a,1\n'.repeat(1_000_000)}`;
    expect(() => readSegMetricsCsv(text, 'm.csv')).toThrow(
      expect.objectContaining({ code: 'PAYLOAD_TOO_LARGE' }),
    );
  });
});

describe('names of cases', () => {
  it('are the last part of a path, which leads nowhere', () => {
    expect(caseNameOf('../../etc/passwd')).toBe('passwd');
    expect(caseNameOf('..\\..\\BT_US_2D_00000012.nii.gz')).toBe('BT_US_2D_00000012');
    expect(caseNameOf('a.b.nrrd')).toBe('a.b');
  });

  it('come from a list', () => {
    expect(readCaseList('case,slice_id,more\na,12,x\n', 'cases.csv')).toEqual(new Map([['a', 12n]]));
    for (const text of ['case\na', 'case,slice_id\na,-1', 'case,slice_id\na,1\na,2', 'case,slice_id\n,1']) {
      expect(() => readCaseList(text, 'cases.csv')).toThrow(
        expect.objectContaining({ code: 'CORRUPT_FILE' }),
      );
    }
  });

  it('come from an index of slices that are numbered through', () => {
    const text =
      'ReMIND-071_US_post, x, 725, y, 1319, z, 1469\nReMIND-071_US_pre, x, 2223, y, 2838, z, 2967\n';
    const [post, pre] = readSliceIndex(text, 'index.txt');
    expect(post).toEqual({ volumeName: 'ReMIND-071_US_post', lastX: 725, lastY: 1319, lastZ: 1469 });
    expect([pre.lastX - post.lastZ, pre.lastY - pre.lastX, pre.lastZ - pre.lastY]).toEqual([754, 615, 129]);
    for (const bad of [
      '',
      'a, x, 5, y, 4, z, 9',
      'a, x, 1, y, 2',
      'a, x, 1, y, 2, z, 3\nb, x, 2, y, 4, z, 5',
    ]) {
      expect(() => readSliceIndex(bad, 'index.txt')).toThrow(
        expect.objectContaining({ code: 'CORRUPT_FILE' }),
      );
    }
  });
});

describe('files of an nnU-Net training', () => {
  it('are refused with the field that is wrong', () => {
    expect(() => readSplits('[{"train": ["a"], "val": ["a"]}]', 's.json')).toThrow(
      corrupt('holds the case a twice'),
    );
    expect(() => readSplits('[{"train": ["a"]}]', 's.json')).toThrow(corrupt('0.val'));
    expect(() => readSplits('[]', 's.json')).toThrow(corrupt('s.json is no splits_final.json'));
    expect(() =>
      readDataset('{"labels": {"a": 0}, "numTraining": 3, "file_ending": ".png"}', 'd.json'),
    ).toThrow(corrupt('channel_names'));
    expect(() => readPlans('{"dataset_name": "a"}', 'p.json')).toThrow(corrupt('plans_name'));
  });

  describeWithData('formats/nnunet/nnUNetPlans.json', 'real plans', () => {
    it('are read', () => {
      const text = readFileSync(sharedData('formats/nnunet/nnUNetPlans.json'), 'utf8');
      expect(readPlans(text, 'nnUNetPlans.json')).toMatchObject({
        dataset_name: 'Dataset137_BraTS2021',
        configurations: { '2d': { patch_size: [192, 160], batch_size: 105, spacing: [1, 1] } },
      });
    });
  });
});
