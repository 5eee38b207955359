"""Reference values for the volume readers: what nibabel and SimpleITK read from the same files.

Needs nibabel, h5py, numpy and SimpleITK. Run with the test data folder:

    python formats.py /path/to/data > formats.json

`samples` are files of the test data; `small` are files made here, stored with their bytes.
"""

import base64
import gzip
import json
import sys
import tempfile
import zlib
from pathlib import Path

import nibabel as nib
import numpy as np
import SimpleITK as sitk

data = Path(sys.argv[1]) / "formats"
RAS_TO_LPS = np.diag([-1, -1, 1, 1.0])


def facts(values, affine_lps):
    """values[i, j, k]"""
    flat = values.ravel(order="F").astype(float)
    return {
        "size": list(values.shape[:3]),
        "affineLps": (affine_lps + 0.0).tolist(),
        "sum": float(flat.sum()),
        # Depends on the order of the voxels, which the sum does not.
        "weightedSum": float((flat * np.arange(flat.size)).sum()),
    }


def by_nibabel(path):
    image = nib.load(path)
    values = np.asanyarray(image.dataobj)
    affine = image.affine
    if path.suffix == ".mnc":
        # nibabel keeps MINC's order, slowest first.
        values = values.transpose(2, 1, 0)
        affine = affine[:, [2, 1, 0, 3]]
    return facts(values, RAS_TO_LPS @ affine)


def by_itk(path):
    image = sitk.ReadImage(str(path))
    affine = np.eye(4)
    affine[:3, :3] = np.reshape(image.GetDirection(), (3, 3)) * image.GetSpacing()
    affine[:3, 3] = image.GetOrigin()
    return facts(sitk.GetArrayFromImage(image).transpose(2, 1, 0), affine)


SAMPLES = {
    "nifti": ["FLAIR.nii.gz", "anatomical.nii", "big.nii.gz", "little.nii.gz", "reoriented_anat_moved.nii"]
    + ["standard.nii.gz", "with_extension.nii.gz"],
    "minc": ["minc1_1_scale.mnc", "minc2_1_scale.mnc", "small.mnc", "tiny.mnc"],
    "metaimage": ["NwirePhantomFreehandReconstructed.mha", "SpinePhantomFreehandReconstructed.mha", "mha.mha"],
    "nrrd": ["BallBinary30x30x30.nhdr", "BallBinary30x30x30.nii.gz", "BallBinary30x30x30.nrrd"]
    + ["BallBinary30x30x30_gz.nrrd", "FLAIR.nrrd"],
}


def sample(folder, name):
    path = data / folder / name
    itk = folder in ("metaimage", "nrrd") and not name.endswith(".nii.gz")
    return by_itk(path) if itk else by_nibabel(path)


# Directions of the three axes, oblique; and a left-handed one.
C, S = np.cos(0.3), np.sin(0.3)
OBLIQUE = [(C, S, 0), (-S, C, 0), (0, 0, 1)]
MIRRORED = [(C, S, 0), (-S, C, 0), (0, 0, -1)]
SIZE = (4, 3, 2)
COUNT = 24


def vectors(axes, spacing):
    return " ".join("(" + ",".join(repr(float(c * s)) for c in axis) + ")" for axis, s in zip(axes, spacing))


def nrrd(space, axes, *, type="short", code="<i2", endian="little", encoding="raw", extra=()):
    head = ["NRRD0004", "# made for a test", f"type: {type}", "dimension: 3", f"sizes: {' '.join(map(str, SIZE))}"]
    if space:
        head += [f"space: {space}", f"space directions: {vectors(axes, (0.5, 1.5, 2))}", "space origin: (10,-20,30.5)"]
    head += [*extra, f"endian: {endian}", f"encoding: {encoding}", "own key:=with a value", "", ""]
    voxels = (np.arange(COUNT) * 7 - 50).astype(code).tobytes()
    return "\n".join(head).encode() + {"raw": voxels, "gzip": gzip.compress(voxels, mtime=0)}[encoding]


def mha(*, axes=OBLIQUE, type="MET_SHORT", code="<i2", msb="False", packed=False, lines=(), text=False):
    matrix = " ".join(repr(float(c)) for axis in axes for c in axis)
    voxels = (np.arange(COUNT) * 7 - 50).astype(code)
    body = (" ".join(map(str, voxels)) + "\n").encode() if text else voxels.tobytes()
    body = zlib.compress(body) if packed else body
    head = ["ObjectType = Image", "NDims = 3", f"BinaryData = {not text}", f"BinaryDataByteOrderMSB = {msb}"]
    head += [f"CompressedData = {packed}"] + ([f"CompressedDataSize = {len(body)}"] if packed else [])
    head += lines or [f"TransformMatrix = {matrix}", "Offset = 10 -20 30.5", "AnatomicalOrientation = RAI"]
    head += ["ElementSpacing = 0.5 1.5 2", f"DimSize = {' '.join(map(str, SIZE))}", f"ElementType = {type}"]
    return "\n".join(head + ["ElementDataFile = LOCAL", ""]).encode() + body


ROTATION = " ".join(repr(float(c)) for axis in OBLIQUE for c in axis)
SMALL = {
    "lps.nrrd": nrrd("left-posterior-superior", OBLIQUE),
    "ras.nrrd": nrrd("RAS", OBLIQUE),
    "las.nrrd": nrrd("left-anterior-superior", OBLIQUE),
    "left-handed.nrrd": nrrd("LPS", MIRRORED, encoding="gzip"),
    "big-endian.nrrd": nrrd("LPS", OBLIQUE, type="double", code=">f8", endian="big"),
    "spacings.nrrd": nrrd(None, None, extra=["spacings: 0.5 1.5 2", "kinds: domain domain domain"]),
    "axis-mins.nrrd": nrrd(None, None, extra=["spacings: 0.5 1.5 2", "axis mins: 1 2 3", "centers: node cell node"]),
    "oblique.mha": mha(),
    "left-handed.mha": mha(axes=MIRRORED, packed=True),
    "big-endian.mha": mha(type="MET_FLOAT", code=">f4", msb="True"),
    "long.mha": mha(type="MET_LONG", code="<i4"),
    "position.mha": mha(lines=[f"Rotation = {ROTATION}", "Position = 10 -20 30.5", "CenterOfRotation = 5 5 5"]),
    "orientation.mha": mha(lines=[f"TransformMatrix = {ROTATION}", "Offset = 1 2 3", "AnatomicalOrientation = LPS"]),
    "text.mha": mha(text=True),
}


def small(name, content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return {"bytes": base64.b64encode(content).decode(), **by_itk(path)}


result = {
    "samples": {f"{folder}/{name}": sample(folder, name) for folder, names in SAMPLES.items() for name in names},
    "small": {name: small(name, content) for name, content in SMALL.items()},
}
print(json.dumps(result, indent=1))
