"""Slice areas of the RESECT Case24 threshold lesion inside the insonified cone, computed with nibabel and scipy.

The MRI of Case24 lies on the ultrasound grid, so in the tracked pose the pseudo label is the lesion cropped to
binary_fill_holes(ultrasound > 0). Only the resulting numbers are stored.

usage: python case24_slice_areas.py TEST_DATA > case24SliceAreas.json   (needs nibabel, numpy, scipy)
"""

import json
import sys
from pathlib import Path

import nibabel
import numpy as np
from scipy.ndimage import binary_fill_holes

folder = Path(sys.argv[1]) / "resect" / "Case24"
ultrasound = nibabel.load(folder / "Case24-US-before.nii.gz")
lesion = np.asarray(nibabel.load(folder / "Case24-FLAIR-lesion-threshold.nii.gz").dataobj) > 0
cone = binary_fill_holes(np.asarray(ultrasound.dataobj) > 0)
label = lesion & cone
spacing = np.linalg.norm(ultrasound.affine[:3, :3], axis=0)

slices = []
for axis, name in enumerate("IJK"):
    in_plane = [n for n in range(3) if n != axis]
    pixel_area = spacing[in_plane[0]] * spacing[in_plane[1]]
    counts = label.sum(axis=tuple(in_plane))
    slices += [
        {"axis": name, "index": int(n), "pixelCount": int(counts[n]), "areaMm2": round(float(counts[n] * pixel_area), 4)}
        for n in np.flatnonzero(counts)
    ]
print(json.dumps({"voxelCount": int(label.sum()), "croppedVoxels": int((lesion & ~cone).sum()), "slices": slices}))
