"""Peer of bench/dicomReading.mjs: python dicomReading.py FOLDER RUNS, prints a JSON list.

Reads the DICOM series of FOLDER into one volume. Leaves out what is not installed.
"""

import json
import statistics
import sys
import time
from pathlib import Path

FOLDER = Path(sys.argv[1])
RUNS = int(sys.argv[2])


def simpleitk():
    import SimpleITK as sitk

    sitk.ProcessObject.SetGlobalDefaultNumberOfThreads(1)

    def read():
        reader = sitk.ImageSeriesReader()
        reader.SetFileNames(reader.GetGDCMSeriesFileNames(str(FOLDER)))
        return sitk.GetArrayFromImage(reader.Execute())

    return f"SimpleITK {sitk.Version().VersionString()}", read


def pydicom():
    import numpy as np
    import pydicom

    def read():
        files = [pydicom.dcmread(path) for path in FOLDER.iterdir()]
        x = np.array(files[0].ImageOrientationPatient, float)
        normal = np.cross(x[:3], x[3:])
        files.sort(key=lambda f: float(np.dot(normal, np.array(f.ImagePositionPatient, float))))
        return np.stack([f.pixel_array for f in files])

    return f"pydicom {pydicom.__version__}", read


def measure(make):
    try:
        name, read = make()
    except ImportError:
        return []
    volume = read()
    rates = []
    for _ in range(RUNS):
        start = time.perf_counter()
        read()
        rates.append(volume.nbytes / 1e6 / (time.perf_counter() - start))
    rate = round(statistics.median(rates))
    return [{"peer": name, "megabytesPerSecond": rate, "sum": int(volume.astype("int64").sum())}]


print(json.dumps([*measure(simpleitk), *measure(pydicom)]))
