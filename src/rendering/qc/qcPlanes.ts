import type { Geometry, SliceAxis, Vec3 } from '../../kernels/geometry/types.ts';
import { anatomicalAxes } from '../../kernels/rendering/anatomicalAxes.ts';
import type { VoxelBox } from '../../kernels/rendering/contentBounds.ts';
import { cropPlane } from '../../kernels/rendering/cropPlane.ts';
import { displayPlane } from '../../kernels/rendering/displayPlane.ts';
import { planeLetters } from '../../kernels/rendering/planeLetters.ts';
import type { DisplayPlane, PixelRectangle, PlaneLetters } from '../../kernels/rendering/types.ts';

/** One row of the sheet: a plane of the ultrasound grid, cut to the cone. */
export interface QcPlane {
  readonly plane: DisplayPlane;
  readonly letters: PlaneLetters;
  readonly title: string;
}

const AXES: readonly SliceAxis[] = ['I', 'J', 'K'];
const PLANE_NAMES = ['Sagittal', 'Coronal', 'Axial'] as const;
/** Rim left around the cone when the planes are cut to it, mm. */
const RIM_MM = 2;

/** The three planes of the grid through a voxel, ordered axial, coronal, sagittal by their dominant axis. */
export function qcPlanes(geometry: Geometry, focus: Vec3, cone: VoxelBox | null): QcPlane[] {
  const names = anatomicalAxes(geometry.direction);
  return [0, 1, 2]
    .sort((a, b) => names[b].worldAxis - names[a].worldAxis)
    .map((axis) => {
      const whole = displayPlane(geometry, AXES[axis], focus[axis]);
      const { worldAxis, obliquityDeg } = names[axis];
      const oblique = obliquityDeg >= 1 ? `, ${Math.round(obliquityDeg)}° oblique` : '';
      return {
        plane: cone ? cropPlane(whole, coneRectangle(whole, cone)) : whole,
        letters: planeLetters(whole, geometry.direction),
        title: `${PLANE_NAMES[worldAxis]} (${AXES[axis]} ${focus[axis]} of ${geometry.size[axis]}${oblique})`,
      };
    });
}

function coneRectangle(plane: DisplayPlane, cone: VoxelBox): PixelRectangle {
  const rimX = RIM_MM / plane.pixelMm[0];
  const rimY = RIM_MM / plane.pixelMm[1];
  const [left, right] = span(plane.originIndex, plane.stepRight, cone);
  const [top, bottom] = span(plane.originIndex, plane.stepDown, cone);
  return { left: left - rimX, right: right + 1 + rimX, top: top - rimY, bottom: bottom + 1 + rimY };
}

/** First and last pixel of the box along a screen direction. */
function span(origin: Vec3, step: Vec3, cone: VoxelBox): [number, number] {
  const axis = step.findIndex((component) => component !== 0);
  const ends = [cone.min[axis], cone.max[axis]].map((index) => (index - origin[axis]) * step[axis]);
  return [Math.min(...ends), Math.max(...ends)];
}
