#!/usr/bin/env bash
# ICU's charset detector (libicu72 72.1-3+deb12u1, by python3-icu 2.10.2-1+b3): a short CSV file with one accented name.
#
# One would guess: a file of 50 bytes without a single NUL, whose letters are ASCII but for a few bytes above 0x7F, is
# windows-1252 or ISO-8859-1, perhaps with a low confidence.
# What it does: the best match, and often the only one, is UTF-16BE. Its confidence of 10 is the floor that UTF-16 gets
# whenever nothing speaks against it, and a roster of three names gives no other encoding as much. With eight names the right
# family of encodings comes first. So the detector's first answer can't be used for a short list: what it decodes to has to
# be looked at, or UTF-16 without a byte order mark be left out.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -q libicu72=72.1-3+deb12u1 python3-icu=2.10.2-1+b3 >apt.log 2>&1 || { cat apt.log; exit 1; }
for package in *.deb; do dpkg -x "$package" .; done
export PYTHONPATH=$folder/usr/lib/python3/dist-packages LD_LIBRARY_PATH=$folder/usr/lib/x86_64-linux-gnu

/usr/bin/python3 - <<'PYTHON'
import icu

def matches(text, encoding):
    found = icu.CharsetDetector(text.encode(encoding)).detectAll()
    return [(match.getName(), match.getConfidence()) for match in found]

assert icu.ICU_VERSION == "72.1", icu.ICU_VERSION
names = ["Zoë", "Brännström", "François", "Núñez", "Müller", "Åsa", "Bjørn", "José"]

def roster(count):
    return "name,mmr\n" + "".join(f"{name},{3000 + 37 * place}\n" for place, name in enumerate(names[:count]))

for count in (1, 3, 8):
    text = roster(count)
    assert "\0" not in text
    print(f"{count} names, {len(text)} bytes of windows-1252: {matches(text, 'cp1252')[:3]}")

assert matches(roster(1), "cp1252")[0] == ("UTF-16BE", 10)
assert matches(roster(3), "cp1252")[0] == ("UTF-16BE", 10)
assert matches(roster(8), "cp1252")[0][0] in ("ISO-8859-1", "windows-1252")
print("as expected: three names are UTF-16BE before they are anything else")
PYTHON
