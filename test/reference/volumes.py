"""Reference values of real files for the format, mask, slicing and label transfer tests.

Computed with nibabel, numpy and scipy only. Run with the test data folder:

    python volumes.py /path/to/data > volumes.json
"""

import json
import sys
from pathlib import Path

import nibabel as nib
import numpy as np
from scipy import ndimage

data = Path(sys.argv[1])
READABLE = ["FLAIR", "anatomical", "big", "little", "reoriented_anat_moved", "standard", "with_extension"]
ANY = ndimage.generate_binary_structure(3, 3)
FACES = ndimage.generate_binary_structure(3, 1)


def load(path):
    image = nib.load(path)
    values = np.asarray(image.dataobj)
    return image, values.reshape([n for n in values.shape[:3]])


def facts(path):
    image, values = load(path)
    flat = values.ravel(order="F").astype(float)
    return {
        "size": list(values.shape),
        "type": values.dtype.newbyteorder("=").name,
        "affineRas": image.affine.tolist(),
        "sum": float(flat.sum()),
        # Depends on the order of the voxels, which the sum does not.
        "weightedSum": float((flat * np.arange(flat.size)).sum()),
    }


def cone(path):
    _, values = load(path)
    filled = ndimage.binary_fill_holes(values > 0)
    boundary = filled & ~ndimage.binary_erosion(filled, FACES)
    return {
        "nonZero": int((values > 0).sum()),
        "filled": int(filled.sum()),
        "boundary": int(boundary.sum()),
    }


def mask(path):
    image, values = load(path)
    inside = values > 0
    spacing = np.linalg.norm(image.affine[:3, :3], axis=0)
    index = np.argwhere(inside)
    areas = {}
    for axis, name in enumerate("IJK"):
        others = tuple(a for a in range(3) if a != axis)
        counts = inside.sum(axis=others)
        areas[name] = {
            "pixelCounts": counts.tolist(),
            "areaMm2": (counts * spacing[others[0]] * spacing[others[1]]).tolist(),
        }
    components = {}
    for name, structure in (("6", FACES), ("26", ANY)):
        labels, n = ndimage.label(inside, structure)
        components[name] = np.bincount(labels.ravel())[1:].tolist()
    return {
        "voxels": int(inside.sum()),
        "volumeMm3": float(inside.sum() * np.prod(spacing)),
        "centroidRas": (image.affine @ [*index.mean(axis=0), 1])[:3].tolist(),
        "first": index.min(axis=0).tolist(),
        "last": index.max(axis=0).tolist(),
        "components": components,
        "boundary": int((inside & ~ndimage.binary_erosion(inside, FACES)).sum()),
        "areas": areas,
    }


# A grid and a rigid transform of no special orientation; both in LPS.
TRANSFER = {
    "size": [90, 100, 80],
    "spacingMm": [0.6, 0.55, 0.7],
    "rotationVectorRad": [0.4, -0.3, 0.2],
    "centredOn": "the middle of the ultrasound grid",
    "transform": {"rotationVectorRad": [0.05, 0.1, -0.08], "translationMm": [1.5, -2.0, 0.7]},
}


def rotation(vector):
    x, y, z = vector
    angle = np.linalg.norm(vector)
    k = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]]) / angle
    return np.eye(3) + np.sin(angle) * k + (1 - np.cos(angle)) * k @ k


def transfer(label_path, us_path):
    image, values = load(label_path)
    inside = (values > 0).astype(float)
    flip = np.diag([-1, -1, 1, 1])
    source_to_world = flip @ image.affine
    centre = (source_to_world @ [*(np.array(values.shape) - 1) / 2, 1])[:3]
    size = np.array(TRANSFER["size"])
    target = np.eye(4)
    target[:3, :3] = rotation(TRANSFER["rotationVectorRad"]) * TRANSFER["spacingMm"]
    target[:3, 3] = centre - target[:3, :3] @ ((size - 1) / 2)
    move = np.eye(4)
    move[:3, :3] = rotation(TRANSFER["transform"]["rotationVectorRad"])
    move[:3, 3] = centre + TRANSFER["transform"]["translationMm"] - move[:3, :3] @ centre
    to_source = np.linalg.inv(source_to_world) @ np.linalg.inv(move) @ target
    grid = np.stack([*np.indices(TRANSFER["size"]), np.ones(TRANSFER["size"])]).reshape(4, -1)
    points = (to_source @ grid)[:3]
    sample = lambda array, order: ndimage.map_coordinates(array, points, order=order, mode="constant", cval=0)
    carried = {
        "nearest": sample(inside, 0) >= 0.5,
        "linearThreshold": sample(inside, 1) >= 0.5,
    }
    # The cone of this test is everything from a plane on that cuts the lesion.
    cone_first_k = int(np.median(grid[2][carried["nearest"]]))
    in_cone = grid[2] >= cone_first_k
    centres = np.argwhere(inside > 0)
    to_target = np.linalg.inv(target) @ move @ source_to_world
    k = np.floor((to_target @ np.c_[centres, np.ones(len(centres))].T)[2] + 0.5)
    return {
        **TRANSFER,
        "coneFirstK": cone_first_k,
        "originLps": target[:3, 3].tolist(),
        "directionLps": (target[:3, :3] / TRANSFER["spacingMm"]).ravel().tolist(),
        "centreLps": centre.tolist(),
        "voxelsBeforeCrop": {name: int(v.sum()) for name, v in carried.items()},
        "voxelsCropped": {name: int((v & ~in_cone).sum()) for name, v in carried.items()},
        "tumourInConeFraction": float((k >= cone_first_k).mean()),
    }


us = {n: data / f"resect/Case{n}/Case{n}-US-before.nii.gz" for n in (1, 4, 5, 6, 8, 24)}
lesion = data / "resect/Case24/Case24-FLAIR-lesion-threshold.nii.gz"
nifti = {path.name: path for path in sorted((data / "formats/nifti").glob("*.nii*"))}
result = {
    "nifti": {name: facts(path) for name, path in nifti.items() if name.split(".")[0] in READABLE},
    "ultrasound": {f"Case{n}": facts(path) for n, path in us.items()},
    "cone": {f"Case{n}": cone(path) for n, path in us.items()},
    "lesion": mask(lesion),
    "transfer": transfer(lesion, us[24]),
}
json.dump(result, sys.stdout, indent=1)
print()
