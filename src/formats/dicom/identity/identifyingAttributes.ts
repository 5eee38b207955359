import type { IdentityReason } from '../types.ts';

type Attribute = readonly [tag: string, keyword: string];

/**
 * Attributes that DICOM PS3.15 table E.1-1 has removed or replaced and that say who, where or when. UIDs are left
 * out: they are hashed and never stored.
 */
const ATTRIBUTES: Readonly<Partial<Record<IdentityReason, readonly Attribute[]>>> = {
  NAMES: [
    ['x00100010', 'PatientName'],
    ['x00101001', 'OtherPatientNames'],
    ['x00101005', 'PatientBirthName'],
    ['x00101060', 'PatientMotherBirthName'],
    ['x00102297', 'ResponsiblePerson'],
    ['x00080090', 'ReferringPhysicianName'],
    ['x0008009c', 'ConsultingPhysicianName'],
    ['x00081048', 'PhysiciansOfRecord'],
    ['x00081050', 'PerformingPhysicianName'],
    ['x00081060', 'NameOfPhysiciansReadingStudy'],
    ['x00081070', 'OperatorsName'],
    ['x00321032', 'RequestingPhysician'],
    ['x00400006', 'ScheduledPerformingPhysicianName'],
    ['x00402008', 'OrderEnteredBy'],
    ['x0040a075', 'VerifyingObserverName'],
    ['x0040a123', 'PersonName'],
    ['x00700084', 'ContentCreatorName'],
    ['x300e0008', 'ReviewerName'],
  ],
  BIRTH_DATE: [
    ['x00100030', 'PatientBirthDate'],
    ['x00100032', 'PatientBirthTime'],
  ],
  IDENTIFIERS: [
    ['x00080050', 'AccessionNumber'],
    ['x00100021', 'IssuerOfPatientID'],
    ['x00101000', 'OtherPatientIDs'],
    ['x00101002', 'OtherPatientIDsSequence'],
    ['x00101050', 'InsurancePlanIdentification'],
    ['x00101090', 'MedicalRecordLocator'],
    ['x00380010', 'AdmissionID'],
    ['x00380060', 'ServiceEpisodeID'],
    ['x00402016', 'PlacerOrderNumberImagingServiceRequest'],
    ['x00402017', 'FillerOrderNumberImagingServiceRequest'],
  ],
  CONTACTS: [
    ['x00080092', 'ReferringPhysicianAddress'],
    ['x00080094', 'ReferringPhysicianTelephoneNumbers'],
    ['x00101040', 'PatientAddress'],
    ['x00102150', 'CountryOfResidence'],
    ['x00102152', 'RegionOfResidence'],
    ['x00102154', 'PatientTelephoneNumbers'],
    ['x00102155', 'PatientTelecomInformation'],
    ['x00401102', 'PersonAddress'],
    ['x00401103', 'PersonTelephoneNumbers'],
  ],
  INSTITUTION: [
    ['x00080080', 'InstitutionName'],
    ['x00080081', 'InstitutionAddress'],
    ['x00080082', 'InstitutionCodeSequence'],
    ['x00081010', 'StationName'],
    ['x00081040', 'InstitutionalDepartmentName'],
    ['x00380300', 'CurrentPatientLocation'],
  ],
  DATES: [
    ['x00080012', 'InstanceCreationDate'],
    ['x00080020', 'StudyDate'],
    ['x00080021', 'SeriesDate'],
    ['x00080022', 'AcquisitionDate'],
    ['x00080023', 'ContentDate'],
    ['x0008002a', 'AcquisitionDateTime'],
    ['x00380020', 'AdmittingDate'],
    ['x00400002', 'ScheduledProcedureStepStartDate'],
    ['x00400244', 'PerformedProcedureStepStartDate'],
    ['x00400250', 'PerformedProcedureStepEndDate'],
  ],
  FREE_TEXT: [
    ['x00102000', 'MedicalAlerts'],
    ['x00102110', 'Allergies'],
    ['x00102180', 'Occupation'],
    ['x001021b0', 'AdditionalPatientHistory'],
    ['x00104000', 'PatientComments'],
    ['x00204000', 'ImageComments'],
    ['x00324000', 'StudyComments'],
    ['x00401400', 'RequestedProcedureComments'],
    ['x00380500', 'PatientState'],
  ],
};

/** Reason and keyword by tag, as dicom-parser writes tags. */
export const IDENTIFYING_ATTRIBUTES: ReadonlyMap<string, { reason: IdentityReason; keyword: string }> =
  new Map(
    Object.entries(ATTRIBUTES).flatMap(([reason, attributes]) =>
      attributes.map(([tag, keyword]) => [tag, { reason: reason as IdentityReason, keyword }] as const),
    ),
  );
