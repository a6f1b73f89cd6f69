"""Rows of different databases, brought to one form."""

import datetime
import math
from decimal import Decimal, InvalidOperation, localcontext

DIGITS = 9


def normal(cell) -> str | None:
    """Numbers with nine digits, truths as 0 and 1, a midnight as its day."""
    match cell:
        case None:
            return None
        case bool():
            return "1" if cell else "0"
        case float() if math.isnan(cell):
            return None
        case int() | float() | Decimal():
            return number(Decimal(str(cell)))
        case datetime.datetime():
            moment = cell.replace(tzinfo=None)
            return moment.date().isoformat() if moment.time() == datetime.time() else moment.strftime("%Y-%m-%d %H:%M:%S")
        case datetime.date():
            return cell.isoformat()
        case bytes():
            return normal_text(cell.decode("utf-8"))
    return normal_text(str(cell))


def normal_text(text: str) -> str:
    if text in ("true", "false"):
        return "1" if text == "true" else "0"
    if len(text) >= 19 and text[4] == "-" and text[10] in " T" and text[13] == ":":
        text = text[:19].replace("T", " ")
        return text[:10] if text.endswith(" 00:00:00") else text
    try:
        return number(Decimal(text)) if text.strip() == text and text[:1] in "-0123456789" else text
    except InvalidOperation:
        return text


def number(value: Decimal) -> str:
    if value == 0:
        return "0"
    exponent = value.adjusted() - DIGITS + 1
    rounded = value.quantize(Decimal(1).scaleb(exponent)) if value.is_finite() else value
    return f"{rounded.normalize():f}"


def rows(table, is_ordered: bool) -> list[tuple]:
    lines = [tuple(normal(cell) for cell in row) for row in table]
    return lines if is_ordered else sorted(lines, key=lambda line: [(cell is None, cell or "") for cell in line])


def is_close(one: str | None, other: str | None, tolerance: Decimal) -> bool:
    if one == other:
        return True
    if one is None or other is None:
        return False
    try:
        left, right = Decimal(one), Decimal(other)
    except InvalidOperation:
        return False
    return abs(left - right) <= max(abs(left), abs(right)) * tolerance


def difference(expected: list[tuple], found: list[tuple], tolerance: str = "2e-9") -> str | None:
    """None where they are the same."""
    if len(expected) != len(found):
        return f"{len(found)} rows, expected {len(expected)}"
    for index, (one, other) in enumerate(zip(expected, found)):
        if len(one) != len(other) or not all(
            is_close(*pair, Decimal(tolerance)) for pair in zip(one, other)
        ):
            return f"row {index + 1} is {other}, expected {one}"
    return None
