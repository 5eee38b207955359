import { itemsOf } from '../dataSet/itemsOf.ts';
import { nameOf, showTag, tagOf } from '../dataSet/tags.ts';
import { textOf } from '../dataSet/textOf.ts';
import type { DicomDataSet, DicomElement } from '../dataSet/types.ts';
import type { IdentifyingTag, IdentityFacts } from '../types.ts';
import { IDENTIFYING_ATTRIBUTES } from './identifyingAttributes.ts';
import { isDummyValue, isPseudonym } from './isPseudonym.ts';

/** Secondary capture and ultrasound: pictures of a screen, where names may stand in a corner. */
const SCREEN_SOP_CLASSES = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.(7|6\.1|3\.1)(\.|$)/;

/** The archives' own marks of project and site, set after de-identification (TCIA). */
const SAFE_PRIVATE_CREATORS: ReadonlySet<string> = new Set(['CTP']);

/** What a file says about the removal of identity, and which attributes could tell who, where and when. */
export function identityFacts(dataSet: DicomDataSet): IdentityFacts {
  const patientIdentityRemoved = textOf(dataSet, 'PatientIdentityRemoved') === 'YES';
  const methodCodes = itemsOf(dataSet, 'DeidentificationMethodCodeSequence').map((item) =>
    textOf(item, 'CodeValue'),
  );
  const temporal = textOf(dataSet, 'LongitudinalTemporalInformationModified');
  const findings: IdentifyingTag[] = [];
  if (!patientIdentityRemoved) {
    findings.push({ reason: 'NOT_DECLARED', tag: nameOf('PatientIdentityRemoved') });
  }
  const patientId = patientIdentityRemoved ? textOf(dataSet, 'PatientID') : undefined;
  findings.push(...burnedInFindings(dataSet), ...attributeFindings(dataSet, patientId));
  return {
    patientIdentityRemoved,
    methodCodes,
    datesModified: temporal === 'MODIFIED' || temporal === 'REMOVED',
    findings,
  };
}

function burnedInFindings(dataSet: DicomDataSet): IdentifyingTag[] {
  const stated = textOf(dataSet, 'BurnedInAnnotation');
  const screen = SCREEN_SOP_CLASSES.test(textOf(dataSet, 'SOPClassUID'));
  const tag = nameOf('BurnedInAnnotation');
  if (stated === 'YES') return [{ reason: 'BURNED_IN_ANNOTATION', tag }];
  return screen && stated !== 'NO' ? [{ reason: 'BURNED_IN_NOT_STATED', tag }] : [];
}

/** Walks all levels: sequences repeat the attributes of patient and study. */
function attributeFindings(dataSet: DicomDataSet, patientId: string | undefined): IdentifyingTag[] {
  const found = new Map<string, IdentifyingTag>();
  const pending: DicomDataSet[] = [dataSet];
  for (let level = pending.pop(); level !== undefined; level = pending.pop()) {
    for (const tag in level.elements) {
      const element = level.elements[tag];
      const finding = findingOf(level, tag, element, patientId);
      if (finding) found.set(finding.tag, finding);
      for (const item of element.items ?? []) {
        if (item.dataSet) pending.push({ ...level, elements: item.dataSet.elements });
      }
    }
  }
  return [...found.values()];
}

function findingOf(
  level: DicomDataSet,
  tag: string,
  element: DicomElement,
  patientId: string | undefined,
): IdentifyingTag | undefined {
  if (isPrivate(tag)) return privateFinding(level, tag, element);
  const attribute = IDENTIFYING_ATTRIBUTES.get(tag);
  if (!attribute || element.length === 0) return undefined;
  if (!element.items) {
    const value = elementText(level, element);
    if (isDummyValue(value)) return undefined;
    if (tag === tagOf('PatientName') && isPseudonym(value, patientId)) return undefined;
  }
  return { reason: attribute.reason, tag: `${attribute.keyword} ${showTag(tag)}` };
}

function privateFinding(level: DicomDataSet, tag: string, element: DicomElement): IdentifyingTag | undefined {
  if (element.length === 0 || isCreator(tag)) return undefined;
  const creator = level.elements[`${tag.slice(0, 5)}00${tag.slice(5, 7)}`];
  if (creator && SAFE_PRIVATE_CREATORS.has(elementText(level, creator).trim())) return undefined;
  return { reason: 'PRIVATE_TAGS', tag: showTag(tag) };
}

/** Whether the group of a tag is odd: its last digit is one of 1, 3, 5, 7, 9, b, d, f. */
function isPrivate(tag: string): boolean {
  const code = tag.charCodeAt(4);
  return code < 0x3a ? code % 2 === 1 : code % 2 === 0;
}

/** (gggg,0010) to (gggg,00FF) name the maker of a block of private attributes. */
const isCreator = (tag: string): boolean => tag.slice(5, 7) === '00';

function elementText({ bytes }: DicomDataSet, { dataOffset, length }: DicomElement): string {
  const end = Math.min(bytes.length, dataOffset + Math.min(length, 1024));
  return Buffer.from(bytes.buffer, bytes.byteOffset + dataOffset, Math.max(0, end - dataOffset)).toString(
    'latin1',
  );
}
