#!/usr/bin/env python3
"""Holds THIRD_PARTY_NOTICES.md and the package's copyright file to what the product is made with: the libraries that CMake links
and the executable in build/ needs, the packages that the bundler puts into the pages, and the data that CMake embeds. Wants
node_modules (npm ci), but nothing built. Exits with 1 and a line for each entry that is missing, stale or wrong."""

import fnmatch
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOTICES = ROOT / "THIRD_PARTY_NOTICES.md"
COPYRIGHT = ROOT / "deploy" / "debian" / "copyright"
EXECUTABLE = ROOT / "build" / "draftwire"
MODULES = ROOT / "node_modules"
BUNDLED = ROOT / "web" / "scripts" / "bundled_packages.mjs"

LINKS = re.compile(r"\b(?:draftwire_library|target_link_libraries)\(([^)]*)\)")
SCOPES = {"PUBLIC", "PRIVATE", "INTERFACE"}
EMBEDDED = re.compile(r"/node_modules/((?:@[^/]+/)?[^/]+)/")
NEEDED = re.compile(r"\(NEEDED\).*\[(.+?)(?:\.so.*)?\]")


def table(text: str, heading: str) -> list[list[str]]:
    part = text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def in_backticks(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def linked_by_cmake() -> set[str]:
    """The names that are no library of ours, as the build files of src/ write them."""
    found = set()
    for path in (ROOT / "src").rglob("CMakeLists.txt"):
        text = re.sub(r"#.*", "", path.read_text(encoding="utf-8"))
        for call in LINKS.finditer(text):
            words = call[1].split()[1:]
            if call[0].startswith("draftwire_library"):
                words = words[words.index("USES") + 1 :] if "USES" in words else []
            found |= {word for word in words if word not in SCOPES and not word.startswith("draftwire_")}
    return found


def needed_by_the_executable() -> set[str]:
    listed = subprocess.run(["readelf", "--dynamic", EXECUTABLE], check=True, capture_output=True, text=True).stdout
    return set(NEEDED.findall(listed))


def embedded_by_cmake() -> set[str]:
    files = [ROOT / "CMakeLists.txt", *(ROOT / "src").rglob("CMakeLists.txt")]
    return {name for path in files for name in EMBEDDED.findall(path.read_text(encoding="utf-8"))}


def in_the_pages() -> dict[str, str]:
    made = subprocess.run(["node", BUNDLED], check=True, stdout=subprocess.PIPE, text=True).stdout
    return {package["name"]: package["license"] for package in json.loads(made)}


def licence_of(package: str) -> str:
    return json.loads((MODULES / package / "package.json").read_text(encoding="utf-8"))["license"]


def differences(named: list[str], real: set[str], where: str) -> list[str]:
    found = [f"{name} is {where}, and no line names it" for name in sorted(real - set(named))]
    found += [f"{name} has a line and is not {where}" for name in sorted(set(named) - real)]
    return found + [f"{name} has two lines" for name in sorted({name for name in named if named.count(name) > 1})]


def breaches_of_notices(text: str, pages: dict[str, str]) -> list[str]:
    libraries, packages, data = (
        table(text, heading) for heading in ("Linked libraries", "Packages in the pages", "Data in the executable")
    )
    targets = [name for row in libraries for name in in_backticks(row[1])]
    found = differences(targets, linked_by_cmake(), "linked by CMake")
    if EXECUTABLE.exists():
        objects = {name for row in libraries for name in in_backticks(row[2])}
        for name in sorted(needed_by_the_executable() - objects):
            found.append(f"build/draftwire needs {name}, and no line names it (./dev build, when it is an old one)")
    found += differences([in_backticks(row[0])[0] for row in packages], set(pages), "in the pages")
    found += differences([in_backticks(row[0])[0] for row in data], embedded_by_cmake(), "embedded by CMake")

    said = {in_backticks(row[0])[0]: row[-2] for row in packages + data}
    for name, licence in said.items():
        real = pages.get(name) or (licence_of(name) if (MODULES / name).exists() else licence)
        if licence != real:
            found.append(f"{name} is under {real}, not {licence}")
    texts = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    licences = {row[-2] for row in libraries + packages + data}
    found += [f"there is no text of {name}" for name in sorted(licences - texts)]
    found += [f"nothing is under {name}" for name in sorted(texts - licences)]
    return found + [f"{row[0]} has no copyright" for row in libraries + packages + data if not row[-1]]


def breaches_of_copyright(text: str, notices: str) -> list[str]:
    """What is in the executable itself, and no more, has a pattern in the Debian package's file."""
    real = [f"headers/{name}/" for row in table(notices, "Linked libraries") for name in in_backticks(row[3])]
    real += [f"pages/{in_backticks(row[0])[0]}/" for row in table(notices, "Packages in the pages")]
    real += [f"passwords/{in_backticks(row[0])[0]}/" for row in table(notices, "Data in the executable")]
    listed = re.findall(r"^Files:((?:.*\n)(?:\s+\S+/.*\n)*)", text, re.MULTILINE)
    patterns = [pattern for lines in listed for pattern in lines.split() if pattern != "*"]
    found = [f"no paragraph is about {name}*" for name in real if not any(fnmatch.fnmatch(name, it) for it in patterns)]
    return found + [f"{it} is about nothing" for it in patterns if not fnmatch.filter(real, it)]


def main() -> int:
    if not MODULES.exists():
        print("check_notices.py: there is no node_modules; run npm ci, or ./dev lint, which does", file=sys.stderr)
        return 1
    notices = NOTICES.read_text(encoding="utf-8")
    failures = [f"{NOTICES.name}: {breach}" for breach in breaches_of_notices(notices, in_the_pages())]
    failures += [
        f"{COPYRIGHT.relative_to(ROOT)}: {breach}"
        for breach in breaches_of_copyright(COPYRIGHT.read_text(encoding="utf-8"), notices)
    ]
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
