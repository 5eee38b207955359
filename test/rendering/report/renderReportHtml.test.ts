import { describe, expect, test } from '@jest/globals';
import { renderReportHtml } from '../../../src/rendering/report/renderReportHtml.ts';
import { safeUrl } from '../../../src/rendering/report/safeUrl.ts';
import type {
  ReportComparison,
  ReportModel,
  ReportRegistration,
} from '../../../src/rendering/report/types.ts';

const EMPTY: ReportModel = {
  title: 'Report',
  provenance: {
    generatedAt: '2026-01-02T03:04:05Z',
    freezeHash: null,
    seed: null,
    versions: [],
    dataSets: [],
  },
  cohortFlow: null,
  comparisons: [],
  cases: [],
  patients: [],
  exclusions: [],
  ledger: null,
};

const REGISTRATION: ReportRegistration = {
  volume: 'iUS 1',
  method: 'lc2.rigid@1',
  mtreBeforeMm: 1.1,
  mtreAfterMm: null,
  evidenceLevel: 'WORSE',
  warnings: ['restarts disagree'],
  verdict: null,
  thumbnailSrc: 'data:image/png;base64,AAAA',
  sheetHref: 'sheets/1.png',
};

const COMPARISON: ReportComparison = {
  title: 'Dice by area',
  arms: [{ key: 'a', title: 'MRI+US' }],
  bins: [
    { key: 's', title: '0 to 35 mm²' },
    { key: 'l', title: '200 mm² and more' },
  ],
  cells: [
    {
      arm: 'a',
      bin: 'l',
      mean: 0.812,
      sd: 0.12,
      nDefined: 990,
      nTotal: 1000,
      pp: 0.99,
      cases: [{ caseKey: 'case-1', nTotal: 10, nDefined: 9, mean: 0.8, lowest: 0.4, highest: 0.9 }],
    },
  ],
  metricTitle: 'Dice',
  unit: '',
  range: [0, 1],
  summaryPolicy: 'FAANES_2025',
  unitOfAnalysis: 'slices',
  statements: ['p = 0.21 (Holm, m = 6)'],
};

const FULL: ReportModel = {
  ...EMPTY,
  provenance: {
    ...EMPTY.provenance,
    freezeHash: 'f00d',
    seed: '7',
    versions: [{ name: 'sonoledger', version: '0.1.0' }],
  },
  cohortFlow: { scope: 'All data sets', asOf: '2026-01-01T00:00:00.000Z', ledgerSeq: null, nodes: [] },
  comparisons: [COMPARISON],
  contactSheetHref: 'pictures/contact-sheet.png',
  cases: [
    {
      key: 'case-1',
      arm: 'MRI+US',
      patient: 'P1',
      volume: 'US',
      label: 'MRI label (EXPERT), carried',
      labelId: 'label-id',
      reference: 'US_MANUAL',
      transform: {
        registrationId: 'registration-id',
        method: 'LC2_RIGID',
        movingToFixedLps: [1, 0, 0, 2.5, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
        mtreBeforeMm: 4,
        mtreAfterMm: null,
        verdict: 'ACCEPTED',
        sheetHref: 'pictures/p1.png',
      },
      metricTitles: ['Dice', 'HD95'],
      slices: [{ title: 'K 41', areaMm2: 250.25, values: [0.4, 'empty prediction'] }],
      sliceCount: 10,
    },
    {
      key: 'case-2',
      arm: 'MRI+US',
      patient: 'P2',
      volume: 'US',
      label: 'missing: NO_MRI',
      labelId: null,
      reference: 'US_MANUAL',
      transform: null,
      metricTitles: [],
      slices: [],
      sliceCount: 0,
    },
  ],
  patients: [
    {
      patient: 'P1',
      dataSet: 'RESECT',
      registrations: [REGISTRATION, { ...REGISTRATION, verdict: 'REJECTED' }],
    },
    { patient: 'P2', dataSet: 'ReMIND', registrations: [] },
  ],
  exclusions: [
    {
      subject: 'P3 K 12',
      stage: 'SLICING',
      reasonCode: 'AREA_BELOW_MINIMUM',
      reasonTitle: 'Area below minimum',
      decision: { kind: 'RULE', rule: 'slice.area@2', measured: 183.4, threshold: 200, unit: 'mm²' },
      decidedAt: '2026-01-01',
      timing: 'AFTER_OUTCOMES',
      reinstated: true,
    },
  ],
  ledger: { headHash: 'beef', length: 12 },
};

describe('renderReportHtml', () => {
  const text = renderReportHtml(FULL);

  test('is one document without scripts or outside files', () => {
    expect(text).toMatch(/^<!doctype html>/);
    expect(text).not.toMatch(/<script|<link|@import|url\(/);
    expect(text).toContain('prefers-color-scheme:dark');
    expect(text).toContain('@media print');
  });

  test('shows facts, numbers with both counts, links to the cases, and what was not evaluated', () => {
    for (const expected of [
      'f00d',
      'sonoledger 0.1.0',
      'beef',
      '0.81 ± 0.12',
      '990 / 1,000',
      '99.0 %',
      'not evaluated',
    ]) {
      expect(text).toContain(expected);
    }
    expect(text).toContain('p = 0.21 (Holm, m = 6)');
  });

  test('opens a cell down to its cases, and a case to label, transform, verdict, QC sheet and worst slices', () => {
    expect(text).toContain('<a href="#cell-1-1">0.81 ± 0.12</a>');
    const cell = text.slice(text.indexOf('id="cell-1-1"'), text.indexOf('id="cases"'));
    expect(cell).toContain('<a href="#case-1">P1 US</a>');
    expect(cell).toContain('9 / 10');
    const row = text.slice(text.indexOf('<tr id="case-1">'), text.indexOf('<tr id="case-2">'));
    for (const expected of [
      'MRI label (EXPERT), carried',
      'label-id',
      'US_MANUAL',
      'LC2_RIGID, mTRE 4.00 → not measured',
      'registration-id',
      '2.50000',
      'href="pictures/p1.png"',
      'accepted',
      '10, the 1 worst',
      'K 41',
      '0.400',
      'empty prediction',
    ]) {
      expect(row).toContain(expected);
    }
    expect(text).toContain('href="pictures/contact-sheet.png"');
  });

  test('every link inside the document leads somewhere', () => {
    for (const [, target] of text.matchAll(/href="#([^"]+)"/g)) expect(text).toContain(`id="${target}"`);
  });

  test('keeps a patient without registration and one row per registration', () => {
    expect(text).toContain('<th scope="rowgroup" rowspan="2">P1');
    expect(text).toContain('no registration');
    expect(text.match(/worse than tracked pose/g)).toHaveLength(2);
    expect(text).toContain('not reviewed');
    expect(text).toContain('not measured');
  });

  test('shows the rule, the value and the threshold behind an exclusion', () => {
    for (const expected of [
      'slice.area@2',
      'measured 183.4 mm²',
      'threshold 200 mm²',
      'after outcomes',
      'reinstated',
    ]) {
      expect(text).toContain(expected);
    }
  });

  test('gives every header cell a scope and every picture a text', () => {
    expect(text.match(/<th(?! scope=)[ >]/g)).toBeNull();
    expect(text.match(/<img(?![^>]*alt="[^"]+")/g)).toBeNull();
    expect(text.match(/<svg(?![^>]*aria-label="[^"]+")/g)).toBeNull();
  });

  test('says for every empty part that there is nothing', () => {
    const empty = renderReportHtml(EMPTY);
    for (const expected of [
      'not based on a freeze',
      'No cohort flow',
      'No comparison',
      'No case was scored',
      'No patients',
      'No exclusion',
      'No ledger',
    ]) {
      expect(empty).toContain(expected);
    }
  });

  test('escapes every string of the model', () => {
    const hostile = JSON.parse(JSON.stringify(FULL), (key, value) =>
      typeof value === 'string' && !isStructural(key) ? `<img src=x onerror=alert(1)>"'&${value}` : value,
    ) as ReportModel;
    const page = renderReportHtml(hostile);
    expect(page).not.toContain('<img src=x');
    expect(page.match(/&lt;img src=x/g)!.length).toBeGreaterThan(25);
  });
});

/** Keys whose values are no free text: references between parts, links and members of unions. */
function isStructural(key: string): boolean {
  return /^(key|arm|bin|kind|timing|evidenceLevel|verdict|caseKey|sheetHref|contactSheetHref|thumbnailSrc)$/.test(
    key,
  );
}

describe('safeUrl', () => {
  test.each(['sheets/1.png', '../a/b.html#x', '/files/7', 'https://example.org/a?b=c', '?arm=a'])(
    'lets %s through',
    (url) => {
      expect(safeUrl(url, 'link')).toBe(url);
    },
  );

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>',
    'data:image/png;base64,AA',
    'vbscript:x',
    'file:///etc/passwd',
  ])('refuses the link %j', (url) => {
    expect(() => safeUrl(url, 'link')).toThrow('cannot go into a report');
  });

  test('lets pictures be inside the document, but only bitmaps', () => {
    expect(safeUrl('data:image/png;base64,AA', 'picture')).toContain('AA');
    expect(() => safeUrl('data:image/svg+xml;base64,AA', 'picture')).toThrow('picture');
  });
});
