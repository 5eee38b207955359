"""Peers of bench/metrics.mjs: python metrics.py MASKS SIDE SX SY, prints a JSON list, one object per peer.

MASKS holds pairs of SIDE x SIDE bytes, prediction then reference. Exits with 1 when numpy or scipy is absent.
"""

import json
import logging
import statistics
import sys
import time

try:
    import numpy as np
    from scipy import ndimage
except ImportError:
    sys.exit(1)

SIDE, SX, SY = int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])
PAIRS = np.fromfile(sys.argv[1], np.uint8).reshape(-1, 2, SIDE, SIDE)
EIGHT = np.ones((3, 3), bool)
FOUR = ndimage.generate_binary_structure(2, 1)


def crop(prediction, reference):
    rows = np.flatnonzero((prediction | reference).any(1))
    columns = np.flatnonzero((prediction | reference).any(0))
    box = np.s_[max(rows[0] - 1, 0) : rows[-1] + 2, max(columns[0] - 1, 0) : columns[-1] + 2]
    return prediction[box], reference[box]


def directed(prediction, reference, structure, beyond):
    """Distances both ways between the boundaries, mask XOR erosion."""
    p = prediction ^ ndimage.binary_erosion(prediction, structure, border_value=beyond)
    r = reference ^ ndimage.binary_erosion(reference, structure, border_value=beyond)
    to_reference = ndimage.distance_transform_edt(~r, sampling=(SY, SX))[p]
    to_prediction = ndimage.distance_transform_edt(~p, sampling=(SY, SX))[r]
    return to_reference, to_prediction


def with_scipy(prediction, reference):
    prediction, reference = prediction.astype(bool), reference.astype(bool)
    tp = np.count_nonzero(prediction & reference)
    fp = np.count_nonzero(prediction) - tp
    fn = np.count_nonzero(reference) - tp
    dice, jaccard = 2 * tp / (2 * tp + fp + fn), tp / (tp + fp + fn)
    precision, recall, fnr = tp / (tp + fp), tp / (tp + fn), fn / (tp + fn)
    area_similarity = abs(2 * (fp - fn) / (2 * tp + fp + fn))
    cropped = crop(prediction, reference)
    pooled = np.concatenate(directed(*cropped, EIGHT, 1))
    max_directed = max(np.percentile(d, 95) for d in directed(*cropped, FOUR, 0))
    _ = jaccard, precision, recall, fnr, area_similarity, pooled.max()
    return [dice, np.percentile(pooled, 95), max_directed]


def measure(name, evaluate, pairs, runs):
    values = [evaluate(p, r) for p, r in pairs]
    rates = []
    for _ in range(runs):
        start = time.perf_counter()
        for p, r in pairs:
            evaluate(p, r)
        rates.append(len(pairs) / (time.perf_counter() - start))
    return {
        "peer": name,
        "slicesPerSecond": round(statistics.median(rates), 1),
        "runs": runs,
        "slices": len(pairs),
        "values": [[float(v) for v in row] for row in values],
    }


peers = [measure("numpy+scipy", with_scipy, PAIRS, 3)]
try:
    from importlib.metadata import version

    from seg_metrics.seg_metrics import computeQualityMeasures

    logging.disable(logging.CRITICAL)

    def with_seg_metrics(prediction, reference):
        q = computeQualityMeasures(prediction, reference, [SX, SY])
        return [q["dice"], q["hd95"]]

    # It walks the image pixel by pixel in Python and takes about half a second per slice: a few must do.
    peers.append(measure(f"seg-metrics {version('seg-metrics')}", with_seg_metrics, PAIRS[:2], 1))
except ImportError:
    pass
print(json.dumps(peers))
