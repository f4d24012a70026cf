#!/usr/bin/env python3
"""Whether an executable was built with the defences of the preset `release`, as told by the executable itself, stripped or
not: check_hardening.py EXECUTABLE. Status 1 and a line for each that is missing."""
import re
import struct
import subprocess
import sys

# The landing pad of indirect jumps and calls (Intel SDM, volume 1, §17.3).
ENDBR64 = b"\xf3\x0f\x1e\xfa"
# For each function, on average: a catch block has one as well, and a function that is never called indirectly none. Without
# the option only the compiler's own start-up code has any.
LEAST_PADS_FOR_EACH_FUNCTION = 0.5


def readelf(options: str, path: str) -> str:
    command = ["readelf", "--wide", options, path]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def section(sections: str, name: str, content: bytes) -> bytes:
    found = re.search(rf"\] {re.escape(name)}\s+\S+\s+\S+ ([0-9a-f]+) ([0-9a-f]+) ", sections)
    if found is None:
        return b""
    offset, size = (int(number, 16) for number in found.groups())
    return content[offset : offset + size]


def pads_for_each_function(path: str) -> float:
    with open(path, "rb") as file:
        content = file.read()
    sections = readelf("--section-headers", path)
    # An entry a function (Linux Standard Base 5.0, core, §10.6.2): version, three encodings, address, count.
    header = section(sections, ".eh_frame_hdr", content)
    functions = struct.unpack_from("<I", header, 8)[0] if len(header) >= 12 else 0
    return section(sections, ".text", content).count(ENDBR64) / max(functions, 1)


def missing(path: str) -> list[str]:
    header = readelf("--file-header", path)
    segments = readelf("--program-headers", path)
    dynamic = readelf("--dynamic", path)
    notes = readelf("--notes", path)
    symbols = {line.split()[7].split("@")[0] for line in readelf("--dyn-syms", path).splitlines() if "@" in line}
    stack = re.search(r"GNU_STACK.* (RWE|RW) ", segments)
    defences = {
        "position-independent executable": "DYN (Position-Independent Executable" in header,
        "read-only relocations (RELRO)": "GNU_RELRO" in segments,
        "all symbols bound at start": "BIND_NOW" in dynamic or re.search(r"FLAGS_1\).*\bNOW\b", dynamic) is not None,
        "stack that is not executable": stack is not None and stack[1] == "RW",
        "-fstack-protector-strong": "__stack_chk_fail" in symbols,
        "_FORTIFY_SOURCE": any(re.fullmatch(r"__\w+_chk", name) for name in symbols - {"__stack_chk_fail"}),
        "_GLIBCXX_ASSERTIONS": "_ZSt21__glibcxx_assert_failPKciS0_S0_" in symbols,
        "shadow stack": re.search(r"x86 feature: .*SHSTK", notes) is not None,
        "-fcf-protection": pads_for_each_function(path) >= LEAST_PADS_FOR_EACH_FUNCTION,
    }
    return [name for name, is_there in defences.items() if not is_there]


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: check_hardening.py EXECUTABLE", file=sys.stderr)
        return 2
    try:
        lacks = missing(sys.argv[1])
    except subprocess.CalledProcessError as error:
        print(error.stderr.strip(), file=sys.stderr)
        return 1
    for name in lacks:
        print(f"{sys.argv[1]} has no {name}", file=sys.stderr)
    return 1 if lacks else 0


if __name__ == "__main__":
    sys.exit(main())
