#!/usr/bin/env python3
"""Holds the tree to the table in docs/architecture.md: who may include whom, where Asio, libcurl and Boost.JSON may stand,
that no coroutine comes in (g++ 12.2 miscompiles them), that a lock is a Mutex<T>, that tests are
named in one style, and that a warning is an error in ./dev alone. Exits with 1 and a line for each breach."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SRC = ROOT / "src"

MAY_INCLUDE = {
    "base": set(),
    "domain": set(),
    "wire": {"domain"},
    "roster": {"wire", "domain", "base"},
    "app": {"roster", "wire", "domain", "base"},
    "auth": {"app", "wire", "domain", "base"},
    "outgoing": {"auth", "base"},
    "storage": {"app", "wire", "domain", "base"},
    "realtime": {"app", "wire", "domain", "base"},
    "cluster": {"app", "wire", "domain", "base"},
    "http": {"app", "auth", "roster", "wire", "domain", "base"},
    "net": {"http", "realtime", "wire", "domain", "app", "base"},
    "server": {"net", "http", "realtime", "cluster", "storage", "outgoing", "auth", "app", "roster", "wire", "domain", "base"},
}

BANNED = [
    (re.compile(r"\bco_(await|yield|return)\b"), "coroutines are miscompiled by g++ 12.2"),
    (re.compile(r"\basio::(spawn|co_spawn)\b"), "coroutines are miscompiled by g++ 12.2"),
    (re.compile(r"\b(TODO|FIXME|XXX)\b"), "nothing is left for later in the code"),
]

LOCK = re.compile(r"\bstd::(\w*mutex|lock_guard|scoped_lock|unique_lock|shared_lock)\b")

TITLE = re.compile(r"^(?:TEST|TEST_F|TEST_P|RC_GTEST_PROP|RC_GTEST_FIXTURE_PROP)\(\s*\w+,\s*(\w+)", re.MULTILINE)
PLAIN_TITLE = re.compile(r"[a-z0-9]\w*")

INCLUDE = re.compile(r'^\s*#include\s+([<"])([^>"]+)[>"]')
MAX_LINES = 600
STRICT = re.compile(r"-Werror|WARNINGS?_AS_ERROR")
ASKED = "if(DRAFTWIRE_WARNINGS_AS_ERRORS)"
OPTION = re.compile(r'option\(DRAFTWIRE_WARNINGS_AS_ERRORS ".*" OFF\)')


def breaches_in(path: pathlib.Path) -> list[str]:
    folder = path.relative_to(SRC).parts[0]
    found = []
    lines = path.read_text(encoding="utf-8").splitlines()
    if len(lines) > MAX_LINES:
        found.append(f"{len(lines)} lines: over {MAX_LINES}, so it is two things")
    if path.suffix == ".hpp" and "#pragma once" not in lines:
        found.append("a header without #pragma once")
    for number, line in enumerate(lines, 1):
        for pattern, why in BANNED:
            if pattern.search(line):
                found.append(f"{number}: {why}")
        if LOCK.search(line) and path != SRC / "base" / "mutex.hpp":
            found.append(f"{number}: a lock is a Mutex<T>, which holds what it guards")
        match = INCLUDE.match(line)
        if not match:
            continue
        name = match.group(2)
        if name == "http/services.hpp" and path.stem not in ("services", "server_handler"):
            found.append(f"{number}: a route gets what its own header names, and not all services")
        if match.group(1) == '"':
            other = name.split("/")[0]
            if other != folder and other not in MAY_INCLUDE[folder]:
                found.append(f"{number}: {folder}/ must not know {other}/ ({name})")
        elif re.match(r"boost/(asio|beast)", name) and not (folder == "net" and path.suffix == ".cpp"):
            found.append(f"{number}: Asio and Beast stay in net/*.cpp")
        elif name.startswith("curl/") and not (folder == "outgoing" and path.suffix == ".cpp"):
            found.append(f"{number}: libcurl stays in outgoing/*.cpp")
        elif name.startswith("boost/json") and path != SRC / "wire" / "json.hpp":
            found.append(f"{number}: Boost.JSON comes in through wire/json.hpp")
        elif folder == "domain" and "/" in name:
            found.append(f"{number}: domain/ knows the standard library only")
    return found


def strict_lines() -> list[str]:
    """Where a build by plain CMake would stop at a warning."""
    folders = ("src", "tests", "bench")
    files = [ROOT / "CMakeLists.txt", ROOT / "CMakePresets.json", ROOT / "deploy" / "docker" / "Dockerfile"]
    files += [path for folder in folders for path in (ROOT / folder).rglob("*") if path.name == "CMakeLists.txt"]
    files += sorted((ROOT / "cmake").glob("*.cmake"))
    found = []
    for path in files:
        before = ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if STRICT.search(line) and ASKED not in (line, before) and not OPTION.match(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: warnings are errors in ./dev alone")
            before = line
    return found


def titles_in_capitals() -> list[str]:
    """Tests whose title is not words_like_these; a name in it may have its capital."""
    found = []
    for path in sorted((ROOT / "tests").rglob("*.[ch]pp")):
        for title in TITLE.findall(path.read_text(encoding="utf-8")):
            is_run_together = "_" not in title and title != title.lower()
            if is_run_together or not PLAIN_TITLE.fullmatch(title):
                found.append(f"{path.relative_to(ROOT)}: {title}: a title is written like_this")
    return found


def main() -> int:
    unknown = [p.name for p in SRC.iterdir() if p.is_dir() and p.name not in MAY_INCLUDE]
    failures = [f"src/{name}: a folder that the table does not know" for name in unknown]
    for path in sorted(SRC.rglob("*.[ch]pp")):
        if path.relative_to(SRC).parts[0] in MAY_INCLUDE:
            failures += [f"{path.relative_to(ROOT)}:{breach}" for breach in breaches_in(path)]
    failures += strict_lines()
    failures += titles_in_capitals()
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
