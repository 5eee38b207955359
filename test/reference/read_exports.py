"""What SimpleITK and nibabel find in exported files, and whether an nnU-Net raw data set keeps nnU-Net's rules.

read_exports.py image FILE...     size, spacing, origin, direction and sum of the voxels, one object a file
read_exports.py dataset FOLDER    the checks of nnunetv2's verify_dataset_integrity, and of splits_final.json
"""

import hashlib
import json
import os
import sys

import nibabel
import numpy as np
import SimpleITK as sitk


def describe(path):
    image = sitk.ReadImage(path)
    facts = {
        "size": image.GetSize(),
        "spacing": image.GetSpacing(),
        "origin": image.GetOrigin(),
        "direction": image.GetDirection(),
        "sum": float(sitk.GetArrayFromImage(image).sum()),
    }
    if path.endswith(".nii.gz"):
        seen = nibabel.load(path)
        facts["affineRas"] = seen.affine.ravel().tolist()
        facts["zooms"] = [float(zoom) for zoom in seen.header.get_zooms()]
        facts["nibabelSum"] = float(np.asarray(seen.dataobj).sum())
    return facts


def check_dataset(folder):
    with open(os.path.join(folder, "dataset.json")) as file:
        dataset = json.load(file)
    ending = dataset["file_ending"]
    labels = sorted(name[: -len(ending)] for name in os.listdir(os.path.join(folder, "labelsTr")))
    images = sorted(name[: -len("_0000" + ending)] for name in os.listdir(os.path.join(folder, "imagesTr")))
    problems = []
    if not {"labels", "channel_names", "numTraining", "file_ending"} <= set(dataset):
        problems.append("keys")
    if labels != images or len(labels) != dataset["numTraining"]:
        problems.append("cases")
    declared = sorted(dataset["labels"].values())
    if declared != list(range(len(declared))):
        problems.append("labels not consecutive")
    areas = {}
    for case in labels:
        image = sitk.ReadImage(os.path.join(folder, "imagesTr", f"{case}_0000{ending}"))
        label = sitk.ReadImage(os.path.join(folder, "labelsTr", case + ending))
        pixels, mask = sitk.GetArrayFromImage(image), sitk.GetArrayFromImage(label)
        if image.GetDimension() != 2 or pixels.shape != mask.shape or image.GetSpacing() != label.GetSpacing():
            problems.append(f"{case}: shape or spacing")
        if not np.isfinite(pixels).all() or not set(np.unique(mask)) <= set(declared):
            problems.append(f"{case}: values")
        areas[case] = float(mask.sum() * np.prod(image.GetSpacing()))
    path = os.path.join(folder, "splits_final.json")
    splits = json.load(open(path)) if os.path.exists(path) else []
    for split in splits:
        if sorted(split["train"] + split["val"]) != labels:
            problems.append("a split does not hold every case once")
    if splits and sorted(case for split in splits for case in split["val"]) != labels:
        problems.append("validation parts do not hold every case once")
    for line in open(os.path.join(folder, "SHA256SUMS")):
        digest, name = line.rstrip("\n").split("  ")
        if hashlib.sha256(open(os.path.join(folder, name), "rb").read()).hexdigest() != digest:
            problems.append(f"{name}: hash")
    return {"problems": problems, "areasMm2": areas, "splits": len(splits)}


command, *paths = sys.argv[1:]
print(json.dumps([describe(path) for path in paths] if command == "image" else check_dataset(paths[0])))
