#!/usr/bin/env python3
"""Holds what a release says about itself to one place each: its version to project(VERSION) in CMakeLists.txt, from which the
executable and the package have it; its day to CHANGELOG.md; the address to write to, to the package's. Exits with 1 and a
line for each that differs."""

import datetime
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return found[1] if found else "none"


def stated_versions() -> dict[str, str]:
    lock = json.loads(read("package-lock.json"))
    return {
        "package.json": json.loads(read("package.json"))["version"],
        "package-lock.json": lock["version"],
        "package-lock.json, packages": lock["packages"][""]["version"],
        "api/openapi.json": json.loads(read("api/openapi.json"))["info"]["version"],
        "CHANGELOG.md, newest release": first(r"^## \[(\d[^\]]*)\]", read("CHANGELOG.md")),
    }


def stated_days() -> dict[str, str]:
    day = first(r"^ -- .*>  \w+, (\d+ \w+ \d+) ", read("deploy/debian/changelog.in"))
    return {
        "deploy/debian/changelog.in": str(datetime.datetime.strptime(day, "%d %b %Y").date()) if day != "none" else day,
        "deploy/debian/draftwire.1.in": first(r'^\.TH DRAFTWIRE 1 "([\d-]+)"', read("deploy/debian/draftwire.1.in")),
    }


def stated_contacts() -> dict[str, str]:
    return {
        "SECURITY.md": first(r"<([^>\s]+@[^>\s]+)>", read("SECURITY.md")),
        "deploy/debian/changelog.in": first(r"^ -- .*<(\S+)>", read("deploy/debian/changelog.in")),
    }


def main() -> int:
    version = first(r"^project\(draftwire VERSION ([\d.]+)", read("CMakeLists.txt"))
    day = first(r"^## \[\d[^\]]*\] - (\d{4}-\d{2}-\d{2})$", read("CHANGELOG.md"))
    failures = [
        f"{place}: version {stated}, and CMakeLists.txt has {version}"
        for place, stated in stated_versions().items()
        if stated != version
    ]
    failures += [
        f"{place}: released on {stated}, and CHANGELOG.md has {day}" for place, stated in stated_days().items() if stated != day
    ]
    contact = first(r"CPACK_PACKAGE_CONTACT .*<(\S+)>", read("cmake/package.cmake"))
    failures += [
        f"{place}: the contact is {stated}, and cmake/package.cmake has {contact}"
        for place, stated in stated_contacts().items()
        if stated != contact
    ]
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
