"""The cases of the repository: their statements for a dialect, and the rows that they must give."""

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Case:
    name: str
    folder: Path

    def statement(self, dialect: str) -> str | None:
        """None where the dialect has no way to say it."""
        path = self.folder / f"{dialect}.sql"
        return path.read_text(encoding="utf-8") if path.exists() else None

    def refusal(self, dialect: str) -> str:
        return (self.folder / f"{dialect}.txt").read_text(encoding="utf-8")

    def is_run_on(self, engine: str) -> bool:
        """Whether the test suite runs it there."""
        path = self.folder / "engines"
        return not path.exists() or engine in path.read_text(encoding="utf-8").split()

    @property
    def answer(self) -> tuple[list[str], list[list[str | None]]]:
        text = (self.folder / "rows.csv").read_text(encoding="utf-8")
        lines = text.split("\n")
        if len(lines[0]) == 0:
            return [], []
        rows = [cells(line) for line in records(text)]
        return [cell or "" for cell in rows[0]], rows[1:]

    @property
    def columns(self) -> list[int]:
        """Where the columns of the answer stand among those of the statement, which has counts and ages beside them."""
        header, _ = self.answer
        statement = self.statement("postgres") or self.statement("sqlite") or ""
        # The last SELECT that is not indented is the answer; each of its columns has a name in quotes.
        last = statement[statement.rindex("\nSELECT\n") :] if "\nSELECT\n" in statement else statement
        names = [
            name.replace('""', '"')
            for name in re.findall(r' AS "((?:[^"]|"")+)"(?=,\n|\n|$)', last.split("\nFROM ")[0] + "\n")
        ]
        return [names.index(name) for name in header]

    @property
    def tolerance(self) -> str:
        """An approximate count may be wrong by some hundredths; a deviation is binary arithmetic."""
        question = (self.folder / "query.yaml").read_text(encoding="utf-8")
        if "count_approx" in question:
            return "0.05"
        return "1e-6" if "stddev" in question or "variance" in question else "2e-9"

    @property
    def is_ordered(self) -> bool:
        """Whether the order of the rows is part of the answer."""
        return "\nlimit:" in (self.folder / "query.yaml").read_text(encoding="utf-8")


def records(text: str):
    """Lines of a CSV text; a text in quotes may hold line ends."""
    record, quoted = "", False
    for character in text:
        if character == '"':
            quoted = not quoted
        if character == "\n" and not quoted:
            yield record
            record = ""
        else:
            record += character
    if record:
        yield record


def cells(record: str) -> list[str | None]:
    """An empty cell is null, an empty text stands in quotes."""
    found, cell, quoted, was_quoted = [], "", False, False
    index = 0
    while index < len(record):
        character = record[index]
        if quoted and character == '"' and record[index + 1 : index + 2] == '"':
            cell += '"'
            index += 1
        elif character == '"':
            quoted, was_quoted = not quoted, True
        elif character == "," and not quoted:
            found.append(cell if cell or was_quoted else None)
            cell, was_quoted = "", False
        else:
            cell += character
        index += 1
    return found + [cell if cell or was_quoted else None]


def read(folder: Path, only: str = "") -> list[Case]:
    found = []
    for area in sorted(folder.iterdir()):
        for case in sorted(area.iterdir()):
            if only in f"{area.name}/{case.name}":
                found.append(Case(f"{area.name}/{case.name}", case))
    return found
