# SPDX-License-Identifier: MIT
"""boost.c from Python: fits trees on rows of bytes, and writes them as forest.h wants them."""
import ctypes, os, subprocess
import numpy as np

NODE = np.dtype([('left', 'i4'), ('right', 'i4'), ('clue', 'i4'), ('most', 'i4'), ('value', 'f8')])
LEAF_MAX = 63


class Config(ctypes.Structure):
    _fields_ = [('trees', ctypes.c_int32), ('leaves', ctypes.c_int32), ('least_rows', ctypes.c_int32), ('seed', ctypes.c_uint32),
                ('rate', ctypes.c_double), ('l2', ctypes.c_double), ('rows', ctypes.c_double), ('clues', ctypes.c_double)]


def library(work):
    here = os.path.dirname(os.path.abspath(__file__))
    so = os.path.join(work, 'boost.so')
    src = os.path.join(here, 'boost.c')
    if not os.path.exists(so) or os.path.getmtime(so) < os.path.getmtime(src):
        subprocess.run(['cc', '-std=c11', '-O3', '-march=native', '-shared', '-fPIC', src, '-o', so, '-lm'], check=True)
    lib = ctypes.CDLL(so)
    lib.boost.restype = ctypes.c_double
    return lib


class Forest:
    """Trees as bytes (see forest.h) and their base; unit: what one step is worth, in logits."""
    def __init__(self, trees, base, unit):
        self.trees, self.base, self.unit = trees, base, unit

    def score(self, X):
        """As ng_forest_score, for each row."""
        total = np.full(len(X), self.base)
        t, tree = self.trees, 0
        while tree < len(t):
            stack = [(tree + 1, np.arange(len(X)))]
            while stack:
                at, rows = stack.pop()
                if t[at] >= 128:
                    total[rows] += t[at] - 192
                elif len(rows):
                    left = X[rows, t[at]] <= t[at + 1]
                    stack.append((at + 3, rows[left]))
                    stack.append((at + 3 + t[at + 2], rows[~left]))
            tree += 1 + t[tree]
        return total


def fit(lib, X, y, weight, trees, leaves, rate=.08, l2=1.0, least_rows=30, rows=1.0, clues=.5, seed=1):
    X = np.ascontiguousarray(X, np.uint8)
    y = np.ascontiguousarray(y, np.uint8)
    weight = np.ascontiguousarray(weight / weight.mean(), np.float32)
    c = Config(trees, leaves, least_rows, seed, rate, l2, rows, clues)
    nodes = np.zeros((trees, 2 * leaves), NODE)
    pointer = lambda a: a.ctypes.data_as(ctypes.c_void_p)
    base = lib.boost(pointer(X), len(X), X.shape[1], pointer(y), pointer(weight), ctypes.byref(c), pointer(nodes))

    def walk(tree, i):
        node = tree[i]
        if node['left'] < 0:
            yield node['value']
        else:
            yield from walk(tree, node['left'])
            yield from walk(tree, node['right'])
    unit = max(abs(v) for tree in nodes for v in walk(tree, 0)) / LEAF_MAX

    def pack(tree, i):
        node = tree[i]
        if node['left'] < 0:
            return bytes([192 + round(node['value'] / unit)])
        left, right = pack(tree, node['left']), pack(tree, node['right'])
        return bytes([node['clue'], node['most'], len(left)]) + left + right
    packed = [pack(tree, 0) for tree in nodes]
    return Forest(b''.join(bytes([len(t)]) + t for t in packed), round(base / unit), unit)
