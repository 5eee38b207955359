import type { ReportData } from './types.ts';

/** What a person calls the subjects of a report, by `KIND:id`. */
export function subjectNames({ patients, registrations, predictions }: ReportData): Map<string, string> {
  const names = new Map<string, string>();
  for (const { id, pseudonym, volumes } of patients) {
    names.set(`PATIENT:${id}`, `Patient ${pseudonym}`);
    for (const volume of volumes) {
      names.set(`VOLUME:${volume.id}`, `${pseudonym}, volume ${volume.name}`);
      for (const { id: annotationId, structure } of volume.annotations) {
        names.set(`ANNOTATION:${annotationId}`, `${pseudonym}, ${structure} on ${volume.name}`);
      }
    }
  }
  for (const { id, method, fixedVolume } of registrations) {
    names.set(`REGISTRATION:${id}`, `${fixedVolume.patient.pseudonym}, registration ${method}`);
  }
  for (const { id, arm, patient } of predictions) {
    names.set(`PREDICTION:${id}`, `${patient}, prediction of "${arm}"`);
  }
  return names;
}
