"""Writes transforms as SimpleITK stores them in HDF5, and where they map points. Needs SimpleITK 2.5.7."""
import json
import SimpleITK as sitk

FOLDER = "test/reference/transforms"
POINTS = [(10.0, 20.0, 30.0), (-5.0, 0.0, 12.5)]

euler = sitk.Euler3DTransform((1.0, 2.0, 3.0), 0.1, -0.2, 0.3, (4.0, -5.0, 6.0))
similarity = sitk.Similarity3DTransform(1.1, (0.0, 0.0, 1.0), 0.2, (1.0, 2.0, 3.0), (5.0, 6.0, 7.0))
affine = sitk.AffineTransform((1.1, 0.1, 0.0, 0.0, 0.9, 0.0, 0.0, 0.05, 1.0), (1.0, 2.0, 3.0), (7.0, 8.0, 9.0))
composite = sitk.CompositeTransform([affine, euler])
versor = sitk.VersorRigid3DTransform((0.0, 1.0, 0.0), 0.4, (1.0, 0.0, -2.0), (3.0, 3.0, 3.0))
bspline = sitk.BSplineTransform(3, 3)

expected = {}
for name, transform in [
    ("euler", euler),
    ("similarity", similarity),
    ("affine", affine),
    ("composite", composite),
    ("versor", versor),
]:
    sitk.WriteTransform(transform, f"{FOLDER}/{name}.h5")
    expected[name] = [{"from": p, "to": transform.TransformPoint(p)} for p in POINTS]
sitk.WriteTransform(bspline, f"{FOLDER}/bspline.h5")
with open(f"{FOLDER}/expected.json", "w") as file:
    json.dump(expected, file, indent=2)
    file.write("\n")
