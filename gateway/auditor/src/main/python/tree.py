"""The Merkle tree of RFC 6962, section 2.1, and its files: C2SP tlog-tiles."""

import hashlib

from findings import Malformed

TILE = 256
LONGEST_ENTRY = 65535


def leaf_hash(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def perfect_subtree(hashes):
    """Root over hashes whose number is a power of two."""
    while len(hashes) > 1:
        hashes = [node_hash(hashes[i], hashes[i + 1]) for i in range(0, len(hashes), 2)]
    return hashes[0]


def root_of(levels):
    """Root over the right edge of a tree: for each level of tiles, lowest first, the hashes of its last, incomplete tile."""
    subtrees = []
    for hashes in reversed(levels):
        start, width = 0, 1 << len(hashes).bit_length()
        while start < len(hashes):
            if start + width <= len(hashes):
                subtrees.append(perfect_subtree(hashes[start:start + width]))
                start += width
            width //= 2
    if not subtrees:
        return hashlib.sha256().digest()
    root = subtrees.pop()
    while subtrees:
        root = node_hash(subtrees.pop(), root)
    return root


def grown(levels, hashes):
    """The right edge of a tree after up to 256 more leaves that do not go beyond its last bundle, and the tiles that were filled with them, lowest
    first."""
    levels, full = list(levels), []
    for level in range(len(levels) + 1):
        if level == len(levels):
            levels.append([])
        levels[level] = levels[level] + hashes
        if len(levels[level]) < TILE:
            break
        full.append(levels[level])
        hashes, levels[level] = [perfect_subtree(levels[level])], []
    return levels, full


def included_root(index, size, leaf, path):
    """The root that follows from a proof of inclusion (RFC 9162, section 2.1.3.2)."""
    if index >= size:
        raise Malformed("inclusion-index")
    fn, sn, root = index, size - 1, leaf
    for sibling in path:
        if sn == 0:
            raise Malformed("inclusion-surplus")
        if fn & 1 or fn == sn:
            root = node_hash(sibling, root)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            root = node_hash(root, sibling)
        fn, sn = fn >> 1, sn >> 1
    if sn:
        raise Malformed("inclusion-missing")
    return root


def tile_path(level, index, width):
    """tile/<level>/<index>[.p/<width>]; the index in groups of three digits, all but the last marked with an x."""
    digits = "%03d" % (index % 1000)
    while index >= 1000:
        index //= 1000
        digits = "x%03d/%s" % (index % 1000, digits)
    return "tile/%s/%s%s" % (level, digits, "" if width == TILE else ".p/%d" % width)


def tile_files(size):
    """All files that a log of this size has: a tile for each 256 hashes of each level, a bundle for each 256 entries."""
    files, level, hashes = set(), 0, size
    while hashes:
        for index in range((hashes + TILE - 1) // TILE):
            width = min(TILE, hashes - index * TILE)
            files.add(tile_path(level, index, width))
            if level == 0:
                files.add(tile_path("entries", index, width))
        level, hashes = level + 1, hashes // TILE
    return files


def bundle_entries(data, width):
    """The entries of a bundle, each preceded by its length in two bytes."""
    entries, position = [], 0
    while position < len(data):
        length = int.from_bytes(data[position:position + 2], "big")
        entry = data[position + 2:position + 2 + length]
        if not length or len(entry) != length:
            raise Malformed("bundle-length")
        entries.append(entry)
        position += 2 + length
    if len(entries) != width:
        raise Malformed("bundle-width")
    return entries
