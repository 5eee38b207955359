"""Reference values of real DICOM files for the tests of the DICOM readers.

Computed with pydicom, SimpleITK and numpy only. Run with the test data folder:

    python dicom.py /path/to/data > dicom.json
"""

import json
import sys
import warnings
from pathlib import Path

import numpy as np
import pydicom
import SimpleITK as sitk

warnings.filterwarnings("ignore")
sitk.ProcessObject.SetGlobalWarningDisplay(False)
data = Path(sys.argv[1])


def checksums(values):
    flat = np.asarray(values).ravel().astype(float)
    return {
        "sum": float(flat.sum()),
        # Depends on the order of the voxels, which the sum does not.
        "weightedSum": float((flat * (np.arange(flat.size) % 10007)).sum()),
    }


def frames(path):
    """Decoded samples in file order, colour as RGB; pydicom first, GDCM for what it has no codec for."""
    dataset = pydicom.dcmread(path)
    try:
        values, reader = dataset.pixel_array, "pydicom"
    except Exception:
        try:
            values, reader = sitk.GetArrayFromImage(sitk.ReadImage(str(path))), "GDCM"
        except Exception:
            return None
    return {"reader": reader, "shape": list(values.shape), **checksums(values)}


def series(folder):
    """The volume by ITK, whose geometry is that of the first and last slice too."""
    reader = sitk.ImageSeriesReader()
    reader.SetFileNames(reader.GetGDCMSeriesFileNames(str(folder)))
    image = reader.Execute()
    return {
        "size": image.GetSize(),
        "spacingMm": image.GetSpacing(),
        "originLps": image.GetOrigin(),
        "direction": image.GetDirection(),
        "type": sitk.GetArrayViewFromImage(image).dtype.name,
        **checksums(sitk.GetArrayViewFromImage(image)),
    }


def vector(item, keyword):
    return np.array([float(v) for v in item.get(keyword)])


def segmentation(path):
    """Voxels and their mean position, LPS mm, of each segment, frame by frame."""
    dataset = pydicom.dcmread(path)
    shared = dataset.SharedFunctionalGroupsSequence[0]
    if "PlanePositionSequence" not in shared and "PlanePositionSequence" not in dataset.get(
        "PerFrameFunctionalGroupsSequence", [shared]
    )[0]:
        return None
    values = dataset.pixel_array.reshape((-1, dataset.Rows, dataset.Columns))
    if dataset.SegmentationType == "FRACTIONAL":
        values = 2 * values.astype(int) >= dataset.MaximumFractionalValue
    found = {int(s.SegmentNumber): [] for s in dataset.SegmentSequence}

    def group(frame, name):
        return (frame.get(name) or shared.get(name))[0]

    for frame, plane in zip(dataset.PerFrameFunctionalGroupsSequence, values):
        position = vector(group(frame, "PlanePositionSequence"), "ImagePositionPatient")
        orientation = vector(group(frame, "PlaneOrientationSequence"), "ImageOrientationPatient")
        spacing = vector(group(frame, "PixelMeasuresSequence"), "PixelSpacing")
        rows, columns = np.nonzero(plane)
        points = (
            position
            + np.outer(columns * spacing[1], orientation[:3])
            + np.outer(rows * spacing[0], orientation[3:])
        )
        found[int(group(frame, "SegmentIdentificationSequence").ReferencedSegmentNumber)].append(points)
    points = {number: np.concatenate([*parts, np.zeros((0, 3))]) for number, parts in found.items()}
    return {
        str(number): {"voxels": len(p), "meanLps": p.mean(axis=0).tolist() if len(p) else None}
        for number, p in points.items()
    }


samples = sorted((data / "formats/dicom/pydicom").glob("*.dcm"))
segs = sorted((data / "formats/dicom/seg").glob("*.dcm"))
remind = data / "remind-022"


def attempt(read, path):
    try:
        return read(path)
    except Exception:
        return None


json.dump(
    {
        "frames": {p.name: attempt(frames, p) for p in [*samples, *segs]},
        "series": {
            name: series(remind / name) for name in ["3DAXT1postcontrast_MRI", "3DAXT2SPACE_MRI"]
        },
        "segmentations": {
            p.name: attempt(segmentation, p) for p in [*segs, remind / "Tumor_segmentation.dcm"]
        },
    },
    sys.stdout,
    indent=1,
)
print()
