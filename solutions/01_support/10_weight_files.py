"""Exercises of nbs/01_support/10_weight_files.ipynb: right answers, worked, and the usual wrong ones."""

import hashlib

from magicmaster_nb.exercises import Exercise


def bytes_read():
    # The size is asked of the file system. It is another one, so the hash is never computed.
    return 0


def fits(content, stated):
    method, _, digest = stated.partition(":")
    if method == "git-sha1":  # git hashes a head first
        return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest() == digest
    return hashlib.sha256(content).hexdigest() == digest


def without_head(content, stated):
    method, _, digest = stated.partition(":")
    return hashlib.new(method.removeprefix("git-"), content).hexdigest() == digest


def sha256_only(content, stated):
    return hashlib.sha256(content).hexdigest() == stated.removeprefix("sha256:")


def near_half():
    # Each of the 256 bits changes or not, like a coin. The number of heads is 128 on average,
    # and its standard deviation is √256 / 2 = 8. Two thirds of all throws lie within one of them.
    content = bytes(range(64))
    first = int(hashlib.sha256(content).hexdigest(), 16)
    near = 0
    for bit in range(512):
        changed = bytearray(content)
        changed[bit // 8] ^= 1 << bit % 8
        count = (first ^ int(hashlib.sha256(changed).hexdigest(), 16)).bit_count()
        near += 120 <= count <= 136
    shares = {"a tenth": 0.1, "two thirds": 0.67, "all": 1.0}
    return min(shares, key=lambda name: abs(shares[name] - near / 512))


HELLO = b"hello\n"
SHA256 = hashlib.sha256(HELLO).hexdigest()
GIT = "ce013625030ba8dba906f756967f9e9ca394464a"  # as `git hash-object` prints it

EXERCISES = [
    Exercise(
        bytes_read,
        why="Yes: the file system knows the size. The usual fault costs no reading at all.",
        hint="Which two things does `verify_weights` compare, and in which order?",
        wrong=[
            (50_000_000, "The file system knows the size without reading, and the size is another one already."),
            (95_628_359, "These bytes are not there. And the size is compared before anything is read."),
        ],
    ),
    Exercise(
        fits,
        why="Yes. The head makes git's name another one than the `sha1` of the file alone.",
        hint="What does `git_name` put before the content?",
        wrong=[
            (without_head, "`git-sha1` is the hash of a head and the content: see `git_name`."),
            (sha256_only, "Some publishers state git's name of a file. It needs another method, and a head."),
        ],
        tries=[
            (HELLO, f"sha256:{SHA256}"),
            (HELLO, f"git-sha1:{GIT}"),
            (b"hallo\n", f"git-sha1:{GIT}"),
            (HELLO, f"git-sha1:{hashlib.sha1(HELLO).hexdigest()}"),
            (b"hallo\n", f"sha256:{SHA256}"),
        ],
    ),
    Exercise(
        near_half,
        why="Yes: as with 256 coins, whose standard deviation is 8. So a hash looks like chance.",
        hint="If each bit changed as a coin falls, how far from 128 would the number of heads usually be?",
        wrong=[
            ("all", "Exactly half would be a pattern. A good hash looks like 256 throws of a coin."),
            ("a tenth", "256 coins have a standard deviation of 8. What share lies within one of them?"),
        ],
    ),
]
