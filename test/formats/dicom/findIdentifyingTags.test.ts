import { expect, test } from '@jest/globals';
import { findIdentifyingTags } from '../../../src/formats/dicom/findIdentifyingTags.ts';
import { readDicomHeader } from '../../../src/formats/dicom/readDicomHeader.ts';
import { IDENTITY_REMOVED } from '../../factories/dicomSlice.ts';
import { buildDicom, type DicomAttributes } from '../../support/buildDicom.ts';

const findings = (attributes: DicomAttributes) => {
  const bytes = buildDicom({ '0008,0016 UI': '1.2.840.10008.5.1.4.1.1.4', ...attributes });
  return findIdentifyingTags(readDicomHeader(bytes, 'f.dcm')).map(({ reason, tag }) => `${reason} ${tag}`);
};
const removed = (attributes: DicomAttributes) => findings({ ...IDENTITY_REMOVED, ...attributes });
const method = (code: string): DicomAttributes => ({ '0012,0064 SQ': [{ '0008,0100 SH': code }] });

test('a file that declares the removal of identity and has no identifying value passes', () => {
  expect(removed({ '0010,0030 DA': '', '0008,0050 SH': '', '0008,0090 PN': '^^' })).toEqual([]);
});

test('what is not declared does not pass', () => {
  expect(findings({ '0010,0010 PN': 'Case7' })).toEqual(['NOT_DECLARED PatientIdentityRemoved (0012,0062)']);
  expect(findings({ '0012,0062 CS': 'NO' })).toHaveLength(1);
});

test.each([
  ['DOE^JOHN', 'DOE^JOHN', { declared: false, undeclared: false }],
  ['DOE^JOHN2', '1234', { declared: false, undeclared: false }],
  ['Doe', '1234', { declared: false, undeclared: false }],
  ['Patient B', 'Patient B', { declared: true, undeclared: false }],
  ['Case7', 'anything', { declared: true, undeclared: true }],
  ['Case7^', 'anything', { declared: true, undeclared: true }],
  ['ANONYMOUS', '1', { declared: true, undeclared: true }],
])('whether the name %s with the ID %s passes as a pseudonym', (name, id, passes) => {
  const attributes = { '0010,0010 PN': name, '0010,0020 LO': id };
  const named = (found: string[]): boolean => found.some((finding) => finding.startsWith('NAMES'));
  expect({ declared: !named(removed(attributes)), undeclared: !named(findings(attributes)) }).toEqual(passes);
});

test.each([
  ['0010,0030 DA', '19700101', 'BIRTH_DATE PatientBirthDate (0010,0030)'],
  ['0008,0050 SH', 'A123', 'IDENTIFIERS AccessionNumber (0008,0050)'],
  ['0008,0080 LO', 'Town Hospital', 'INSTITUTION InstitutionName (0008,0080)'],
  ['0008,0020 DA', '20240102', 'DATES StudyDate (0008,0020)'],
  ['0010,4000 LT', 'knows the nurse', 'FREE_TEXT PatientComments (0010,4000)'],
  ['0010,1040 LO', 'Main Street 1', 'CONTACTS PatientAddress (0010,1040)'],
  ['0008,1070 PN', 'SMITH^A', 'NAMES OperatorsName (0008,1070)'],
  ['0028,0301 CS', 'YES', 'BURNED_IN_ANNOTATION BurnedInAnnotation (0028,0301)'],
  ['0009,1001 LO', 'secret', 'PRIVATE_TAGS (0009,1001)'],
])('%s is found and named without its value', (key, value, expected) => {
  expect(removed({ [key]: value })).toEqual([expected]);
});

test('identity inside sequences is found', () => {
  expect(removed({ '0008,1115 SQ': [{ '0040,0275 SQ': [{ '0010,0010 PN': 'DOE^JOHN' }] }] })).toEqual([
    'NAMES PatientName (0010,0010)',
  ]);
});

test.each([
  ['113107', { '0008,0020 DA': '20240102' }],
  ['113105', { '0010,4000 LT': 'cleaned' }],
  ['113111', { '0009,1001 LO': 'safe' }],
  ['113112', { '0008,0080 LO': 'Site 3' }],
])('the method %s clears what it is about', (code, attributes: DicomAttributes) => {
  expect(removed(attributes)).toHaveLength(1);
  expect(removed({ ...attributes, ...method(code) })).toEqual([]);
  // Only together with the declaration.
  expect(findings({ ...attributes, ...method(code) }).length).toBeGreaterThan(1);
});

test('dates that are stated to be shifted pass, full dates kept do not', () => {
  const date = { '0008,0020 DA': '20240102' };
  expect(removed({ ...date, '0028,0303 CS': 'MODIFIED' })).toEqual([]);
  expect(removed({ ...date, ...method('113106') })).toHaveLength(1);
});

test('a picture of a screen must state that nothing is burned in', () => {
  const ultrasound = { '0008,0016 UI': '1.2.840.10008.5.1.4.1.1.6.1' };
  expect(removed(ultrasound)).toEqual(['BURNED_IN_NOT_STATED BurnedInAnnotation (0028,0301)']);
  expect(removed({ ...ultrasound, '0028,0301 CS': 'NO' })).toEqual([]);
  expect(removed({ ...ultrasound, ...method('113101') })).toEqual([]);
  // A cleaned file that states the opposite is not believed.
  expect(removed({ ...ultrasound, '0028,0301 CS': 'YES', ...method('113101') })).toHaveLength(1);
});

test("an archive's marks of project and site are no finding", () => {
  expect(removed({ '0013,0010 LO': 'CTP', '0013,1010 LO': 'ReMIND', '0013,1013 LO': '36715678' })).toEqual(
    [],
  );
});
