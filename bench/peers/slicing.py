"""Peer of bench/slicing.mjs: python slicing.py VOLUME NI NJ NK RUNS, prints a JSON list.

VOLUME holds NI x NJ x NK bytes, i fastest. Exits with 1 when numpy is absent.
"""

import hashlib
import json
import statistics
import sys
import time

try:
    import numpy as np
except ImportError:
    sys.exit(1)

NI, NJ, NK, RUNS = (int(text) for text in sys.argv[2:])
VOLUME = np.fromfile(sys.argv[1], np.uint8).reshape(NK, NJ, NI)
MASK = (VOLUME > 127).astype(np.uint8)


def cut(count, plane):
    for index in range(count):
        last = np.array(plane(index), order="C", copy=True)
    return hashlib.sha256(last.tobytes()).hexdigest()


def areas():
    axes = [(0, 1), (0, 2), (1, 2)]
    counts = np.concatenate([MASK.sum(axis=axis, dtype=np.uint32) for axis in axes])
    return hashlib.sha256(" ".join(str(n) for n in counts).encode()).hexdigest()


def measure(work, count, run):
    digest = run()
    rates = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        rates.append(count / (time.perf_counter() - start))
    rate = round(statistics.median(rates))
    return {"peer": f"numpy {np.__version__}", "work": work, "slicesPerSecond": rate, "digest": digest}


print(
    json.dumps(
        [
            measure("cut axis I", NI, lambda: cut(NI, lambda i: VOLUME[:, :, i])),
            measure("cut axis J", NJ, lambda: cut(NJ, lambda j: VOLUME[:, j, :])),
            measure("cut axis K", NK, lambda: cut(NK, lambda k: VOLUME[k])),
            measure("areas on three axes", NI + NJ + NK, areas),
        ]
    )
)
