import { readDisplacementField } from '../../formats/nifti/readDisplacementField.ts';
import { writeDisplacementField } from '../../formats/nifti/writeDisplacementField.ts';
import { createMapToMoving } from '../../kernels/deformation/createMapToMoving.ts';
import { nearestRigid } from '../../kernels/deformation/nearestRigid.ts';
import { nodesLps } from '../../kernels/deformation/nodesLps.ts';
import { IDENTITY_MAT4 } from '../../kernels/geometry/identityMat4.ts';
import type { Mat4 } from '../../kernels/geometry/types.ts';

export interface InspectDisplacementFieldPayload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly space: 'LPS' | 'RAS';
}

export interface InspectedField {
  /** The rigid transform closest to the field over its grid. */
  readonly movingToFixedLps: Mat4;
  /** The field as the server stores it: NIfTI, LPS mm. */
  readonly bytes: Uint8Array;
}

/** Nodes to which the rigid transform is fitted, about. */
const FITTED_NODES = 5000;

/** Decodes the displacement field of another tool and brings it into the server's form. */
export function inspectDisplacementField(payload: InspectDisplacementFieldPayload): InspectedField {
  const field = readDisplacementField(payload.bytes, payload);
  const nodes = nodesLps(field.geometry);
  const every = Math.max(1, Math.floor(nodes.length / 3 / FITTED_NODES));
  const movingToFixedLps = nearestRigid(
    createMapToMoving({ movingToFixedLps: IDENTITY_MAT4, field }),
    nodes.filter((_, n) => Math.floor(n / 3) % every === 0),
  );
  return { movingToFixedLps, bytes: writeDisplacementField(field) };
}
