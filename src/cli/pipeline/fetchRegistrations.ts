import type {
  RecordState,
  RegistrationFilter,
  RegistrationMethod,
  StandingVerdict,
} from '../../generated/resolverTypes.ts';
import { fetchAll, type Page } from '../client/fetchAll.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';

export interface RegistrationRow {
  readonly id: string;
  readonly method: RegistrationMethod;
  readonly methodVersion: string;
  readonly state: RecordState;
  readonly seed: number;
  readonly standingVerdict: StandingVerdict | null;
  readonly job: { readonly id: string } | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly exclusions: readonly { readonly reason: { readonly code: string } }[];
  readonly fixedVolume: {
    readonly id: string;
    readonly name: string;
    readonly patient: { readonly pseudonym: string; readonly dataSet: { readonly name: string } };
  };
  readonly movingVolumes: readonly {
    readonly name: string;
    readonly annotations: readonly { readonly id: string; readonly structure: string }[];
  }[];
  readonly qcSheets: readonly { readonly hash: string; readonly url: string }[];
  readonly evidence: RegistrationEvidenceRow | null;
}

export interface RegistrationEvidenceRow {
  readonly similarityName: string;
  readonly similarityTracked: number;
  readonly similarityRegistered: number;
  readonly overlapFraction: number;
  readonly tumourInConeFraction: number | null;
  readonly translationMm: number;
  readonly rotationDeg: number;
  readonly deformation: {
    readonly jacobianMinimum: number;
    readonly jacobianMaximum: number;
    readonly deformationMedianMm: number;
    readonly deformationMaximumMm: number;
    readonly inverseResidualMm: number;
  } | null;
  readonly displacementMm: number | null;
  readonly displacementUncertaintyMm: number | null;
  readonly displacementRadius95Mm: number | null;
  readonly failureProbability: number | null;
  readonly mtreTrackedMm: number | null;
  readonly mtreRegisteredMm: number | null;
  readonly betterByEvidence: boolean;
  readonly recommendation: string;
  readonly warnings: readonly string[];
  readonly durationMs: number;
}

export const REGISTRATION_FIELDS = /* GraphQL */ `fragment RegistrationFields on Registration {
  id method methodVersion state seed standingVerdict
  job { id }
  error { code message }
  exclusions { reason { code } }
  fixedVolume { id name patient { pseudonym dataSet { name } } }
  movingVolumes { name annotations { id structure } }
  qcSheets { hash url }
  evidence {
    similarityName similarityTracked similarityRegistered overlapFraction tumourInConeFraction translationMm
    rotationDeg deformation { jacobianMinimum jacobianMaximum deformationMedianMm deformationMaximumMm inverseResidualMm }
    displacementMm displacementUncertaintyMm displacementRadius95Mm failureProbability mtreTrackedMm mtreRegisteredMm betterByEvidence recommendation warnings durationMs
  }
}`;

const REGISTRATIONS = operation<
  { registrations: Page<RegistrationRow> },
  { filter: RegistrationFilter; after?: string | null }
>(
  `query Registrations($filter: RegistrationFilter, $after: String) {
    registrations(first: 25, after: $after, filter: $filter) {
      nodes { ...RegistrationFields }
      pageInfo { hasNextPage endCursor }
    }
  } ${REGISTRATION_FIELDS}`,
);

/** Every registration that a filter selects, in the order patient, then method. */
export async function fetchRegistrations(
  client: Client,
  filter: RegistrationFilter,
): Promise<RegistrationRow[]> {
  const rows = await fetchAll(client, REGISTRATIONS, { filter }, (data) => data.registrations);
  return rows.sort((a, b) => sortKey(a).localeCompare(sortKey(b)));
}

const sortKey = ({ fixedVolume, method }: RegistrationRow): string =>
  `${fixedVolume.patient.pseudonym} ${fixedVolume.name} ${method}`;
