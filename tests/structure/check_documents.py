#!/usr/bin/env python3
"""Holds docs/asvs.md and docs/security.md to the tree: every test, title and file that they name is there, and the table has
each requirement of the levels 1 and 2 once, with a state of its own. Exits with 1 and a line for each breach.

There, a text in double quotes is always the title of a test, and stands after the test's file in backticks."""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs" / "asvs.md"
DOCUMENTS = [TABLE, ROOT / "docs" / "security.md", ROOT / "SECURITY.md"]

TEST_FILE = re.compile(r"[\w/.-]*(_test\.cpp|_contract\.cpp|_laws\.cpp|_fuzz\.cpp|\.test\.tsx?|\.spec\.ts|test_\w+\.sh)")
PATH = re.compile(r"(api|bench|cmake|deploy|docs|src|tests|web)/[\w/.{}-]+")
CODE_BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
PART = re.compile(r'`([^`]+)`|"([^"]+)"|([^`"\s,])')

ROW = re.compile(r"\| V(\d+)\.(\d+)\.(\d+) \| ([12]) \| ([^|]+) \| (.+) \|")
STATES = ("holds", "does not apply", "does not hold yet")
REQUIREMENTS = {1: 70, 2: 183}  # of ASVS 5.0.0


def files_of_the_tree() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True
    )
    return [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def has_title(text: str, title: str) -> bool:
    if re.fullmatch(r"\w+\.\w+", title):
        suite, name = title.split(".")
        return bool(re.search(rf"^\w*(TEST|TEST_F|TEST_P|PROP)\({suite},\s*{name}\b", text, re.MULTILINE))
    spelled = re.escape(title).replace("'", r"\\?'")
    return bool(re.search(rf"\(\s*(['\"`]){spelled}\1", text))


def breaches_of_names(text: str, files: list[str]) -> list[str]:
    found = []
    test = None  # the file that the next titles are in
    for part in PART.finditer(re.sub(r"\s+", " ", CODE_BLOCK.sub("", text))):
        code, title, _ = part.groups()
        if title:
            if test is None:
                found.append(f'"{title}" stands after no test file')
            elif not has_title((ROOT / test).read_text(encoding="utf-8"), title):
                found.append(f'{test} has no test "{title}"')
            continue
        test = None
        if code and TEST_FILE.fullmatch(code):
            named = [name for name in files if name == code or name.endswith("/" + code)]
            if len(named) == 1:
                test = named[0]
            else:
                found.append(f"{len(named)} files are named {code}")
        elif code and PATH.fullmatch(code) and not (ROOT / code).exists():
            found.append(f"there is no {code}")
    return found


def breaches_of_table(text: str) -> list[str]:
    found = []
    last = (0, 0, 0)
    levels = {level: 0 for level in REQUIREMENTS}
    states = {state: 0 for state in STATES}
    for line in text.splitlines():
        if not line.startswith("| V"):
            continue
        row = ROW.fullmatch(line)
        state = row and next((state for state in STATES if row[6].startswith(f"**{state}**: ")), None)
        if not state:
            found.append(f"no number, level, words and state: {line[:60]}")
            continue
        number = (int(row[1]), int(row[2]), int(row[3]))
        if number <= last:
            found.append(f"V{row[1]}.{row[2]}.{row[3]} comes late or twice")
        last = number
        levels[int(row[4])] += 1
        states[state] += 1
        named = [code for code in re.findall(r"`([^`]+)`", row[6]) if TEST_FILE.fullmatch(code) or PATH.fullmatch(code)]
        if state == "holds" and not named:
            found.append(f"V{row[1]}.{row[2]}.{row[3]} holds, and nothing shows it")
    for level, count in levels.items():
        if count != REQUIREMENTS[level]:
            found.append(f"{count} requirements of level {level}, not {REQUIREMENTS[level]}")
    for state, count in states.items():
        if f"| {state} | {count} |" not in text:
            found.append(f"the sum of the rows that say {state} is {count}")
    return found


def main() -> int:
    files = files_of_the_tree()
    failures = []
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        breaches = breaches_of_names(text, files) + (breaches_of_table(text) if document == TABLE else [])
        failures += [f"{document.relative_to(ROOT)}: {breach}" for breach in breaches]
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
