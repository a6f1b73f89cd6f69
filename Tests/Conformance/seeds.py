"""The tables of the worked example, with types that are told by their values, as `datum seed` tells them."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from cases import cells, records

INTEGER = re.compile(r"-?\d{1,18}$")
DECIMAL = re.compile(r"-?\d{1,18}\.\d{1,12}$")
DAY = re.compile(r"\d{4}-\d\d-\d\d$")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")


@dataclass
class Column:
    name: str
    kind: str  # integer, decimal, date, timestamp, boolean, text
    scale: int = 0


@dataclass
class Table:
    name: str
    columns: list[Column]
    rows: list[list]


def kind_of(values: list[str]) -> tuple[str, int]:
    def all_are(pattern):
        return values and all(pattern.match(value) for value in values)

    if values and all(value in ("true", "false") for value in values):
        return "boolean", 0
    if all_are(INTEGER):
        return "integer", 0
    if values and all(INTEGER.match(value) or DECIMAL.match(value) for value in values):
        return "decimal", max(len(value.partition(".")[2]) for value in values)
    if all_are(DAY):
        return "date", 0
    if all_are(MOMENT):
        return "timestamp", 0
    return "text", 0


def value(text: str | None, column: Column):
    if text is None:
        return None
    match column.kind:
        case "integer":
            return int(text)
        case "decimal":
            return Decimal(text)
        case "date":
            return datetime.date.fromisoformat(text)
        case "timestamp":
            return datetime.datetime.fromisoformat(text)
        case "boolean":
            return text == "true"
    return text


def read(folder: Path) -> list[Table]:
    tables = []
    for path in sorted(folder.glob("*.csv")):
        header, *lines = [cells(record) for record in records(path.read_text(encoding="utf-8"))]
        columns = []
        for index, name in enumerate(header):
            kind, scale = kind_of([line[index] for line in lines if line[index] is not None])
            columns.append(Column(name, kind, scale))
        rows = [[value(text, column) for text, column in zip(line, columns)] for line in lines]
        tables.append(Table(path.stem, columns, rows))
    return tables


def literal(cell, string, date="DATE '{}'", timestamp="TIMESTAMP '{}'", boolean=("TRUE", "FALSE")) -> str:
    """A value as a database reads it; `string` quotes a text."""
    match cell:
        case None:
            return "NULL"
        case bool():
            return boolean[0] if cell else boolean[1]
        case int() | Decimal():
            return str(cell)
        case datetime.datetime():
            return timestamp.format(cell.strftime("%Y-%m-%d %H:%M:%S"))
        case datetime.date():
            return date.format(cell.isoformat())
    return string(cell)
