"""Breaks one template of one dialect file at a time, and demands that a layer notices: the loader, a rule, a parser, the
rows.

A mutant that no case's text shows is not covered; one whose text changes and that nothing notices survives. Survivors are
explained in survivors.yaml, or they are failures.
"""

import json
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml

import compare
import engines
import parse
import rules

ROOT = Path(__file__).parents[2]

# What is replaced in a template, and by what. Each that fits makes one mutant.
OPERATORS = [
    ("no guard against nought", r"NULLIF\((\{b\}|CAST\(.*?\)), 0\)", r"\1"),
    ("arguments change places", r"\{a\}(.*)\{b\}", r"{b}\1{a}"),
    ("one more", r"\{n\}", r"({n} + 1)"),
    ("one later", r"\{start\}", r"({start} + 1)"),
    ("shorter", r"\{length\}", r"({length} - 1)"),
    ("zones change places", r"('UTC')(.*)\{tz\}", r"{tz}\2\1"),
    ("no order", r" ORDER BY \{x\}", ""),
    ("the other end", r"\bDESC\b", "ASC"),
    ("from the other end", r"ORDER BY \{by\},", "ORDER BY {by} DESC,"),
    ("each once", r"\b(SUM|COUNT|STRING_AGG|LISTAGG|GROUP_CONCAT)\((\{x\})(?!\) > [01])", r"\1(DISTINCT \2"),
    ("not each once", r"\bDISTINCT ", ""),
    ("the greatest", r"\bMIN\(", "MAX("),
    ("the least", r"\bMAX\(", "MIN("),
    ("of all", r"(STDDEV|VAR)_SAMP", r"\1_POP"),
    ("of all, stable", r"(stddev|var)Samp", r"\1Pop"),
    ("upper case", r"\bLOWER\(", "UPPER("),
    ("lower case", r"\bUPPER\(", "LOWER("),
    ("up", r"\bFLOOR\(\{x\}\)", "CEIL({x})"),
    ("down", r"\b(CEIL|CEILING)\(\{x\}\)", "FLOOR({x})"),
    ("not cut", r"\b(TRUNC|TRUNCATE|trunc)\(\{x\}", r"ROUND({x}"),
    ("any for all", r"BOOL_AND", "BOOL_OR"),
    ("all for any", r"BOOL_OR", "BOOL_AND"),
    ("a quarter is a month", r"'quarter'|'QUARTER'|\bQUARTER\b", lambda m: m.group(0).replace("quarter", "month").replace("QUARTER", "MONTH")),
    ("a month is a year", r"'month'|'MONTH'", lambda m: m.group(0).replace("month", "year").replace("MONTH", "YEAR")),
    ("a year is a quarter", r"'year'|'YEAR'", lambda m: m.group(0).replace("year", "quarter").replace("YEAR", "QUARTER")),
    ("an hour is a day", r"'hour'|'HOUR'", lambda m: m.group(0).replace("hour", "day").replace("HOUR", "DAY")),
    ("a minute is an hour", r"'minute'|'MINUTE'", lambda m: m.group(0).replace("minute", "hour").replace("MINUTE", "HOUR")),
    ("a day more", r"^CAST\((\{x\}) AS DATE\)$", r"CAST(CAST(\1 AS DATE) + INTERVAL '1 day' AS DATE)"),
    ("another day of the week", r"\+ 1$", "+ 2"),
    ("half of a per cent", r"\{p\}\)", "{p} * 0.9)"),
    ("absent is nought", r"^COALESCE\(\{a\}, \{b\}\)$", "{b}"),
    ("never null", r"^NULLIF\(\{a\}, \{b\}\)$", "{a}"),
    ("no sign", r"^ABS\(\{x\}\)$", "{x}"),
    ("blanks stay", r"^TRIM\(\{x\}\)$", "{x}"),
    ("one character more", r"^(CHAR_LENGTH|LENGTH|lengthUTF8)\(\{x\}\)$", r"\1({x}) + 1"),
    ("bytes", r"lengthUTF8", "length"),
    ("fewer digits", r"DECIMAL\(38,12\)|NUMERIC\(38,20\)|Decimal\(76,20\)", lambda m: re.sub(r",\d+", ",3", m.group(0))),
    ("without a collation", r' COLLATE \w+| COLLATE "C"', ""),
    ("escapes are not", r"\{pe\}", "{p}"),
]


@dataclass
class Mutant:
    dialect: str
    key: str
    operator: str
    template: str

    @property
    def name(self) -> str:
        return f"{self.dialect} {self.key}: {self.operator}"


def flat(tree: dict, prefix: str = "") -> dict[str, str]:
    found = {}
    for key, value in tree.items():
        if isinstance(value, dict):
            found |= flat(value, f"{prefix}{key}.")
        elif isinstance(value, str):
            found[prefix + key] = value
    return found


def templates(dialect: str) -> dict[str, str]:
    """What the dialect says, with what it takes from the one that it extends."""
    tree = yaml.safe_load((ROOT / f"dialects/{dialect}.yaml").read_text())
    own = flat({area: tree[area] for area in ("expr", "aggregates", "dates") if area in tree})
    below = templates(tree["extends"]) if "extends" in tree else {}
    nulls = {
        f"{area}.{key}" for area in ("expr", "aggregates", "dates")
        for key, value in (tree.get(area) or {}).items() if value is None
    }
    return {key: value for key, value in (below | own).items() if key not in nulls}


def mutants(dialect: str) -> list[Mutant]:
    found = []
    for key, template in sorted(templates(dialect).items()):
        for name, pattern, replacement in OPERATORS:
            changed = re.sub(pattern, replacement, template, count=1)
            if changed != template:
                found.append(Mutant(dialect, key, name, changed))
    return found


def render(dialect: str, mutant: Mutant | None) -> dict[str, str] | None:
    """The statements by case; None where the file is not taken."""
    with tempfile.TemporaryDirectory(prefix="datum-mutant.") as folder:
        project = Path(folder)
        shutil.copy(ROOT / "datum.yaml", project)
        (project / "metrics").symlink_to(ROOT / "metrics")
        (project / "dialects").mkdir()
        tree = yaml.safe_load((ROOT / f"dialects/{dialect}.yaml").read_text())
        if mutant:
            place = tree
            *path, last = mutant.key.split(".")
            for part in path:
                place = place.setdefault(part, {})
            place[last] = mutant.template
        (project / f"dialects/{dialect}.yaml").write_text(yaml.safe_dump(tree, allow_unicode=True))
        done = subprocess.run(
            [ROOT / ".build/debug/render-cases", project, ROOT / "Tests/Cases", dialect], capture_output=True, text=True)
        if done.returncode:
            return None
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        return {line["case"]: line["sql"] for line in lines if "sql" in line}


def noticed(mutant: Mutant, original: dict[str, str], cases: dict, engine) -> str | None:
    """What notices: 'loader', 'rules', 'parser', 'rows', 'error'; 'not shown' where no case has it; None for a survivor."""
    changed = render(mutant.dialect, mutant)
    if changed is None:
        return "loader"
    different = [name for name, sql in original.items() if changed.get(name, sql) != sql]
    if not different:
        return "not shown"
    for name in different:
        if rules.problems(changed[name], mutant.dialect):
            return "rules"
    if engine is None:
        for name in different[:20]:
            if parse.sqlglot_problem(changed[name], mutant.dialect):
                return "parser"
        return None
    # The shortest first: they run fastest.
    for name in sorted(different, key=lambda name: len(changed[name]))[: engine.tries]:
        case = cases[name]
        try:
            found = [[row[index] for index in case.columns] for row in engine.rows(changed[name])]
        except Exception:
            return "error"
        _, expected = case.answer
        if compare.difference(
            compare.rows(expected, case.is_ordered), compare.rows(found, case.is_ordered), case.tolerance
        ):
            return "rows"
    return None


def run(dialect: str, tables, cases: list) -> dict[str, list[str]]:
    """Mutants by what noticed them."""
    explained = yaml.safe_load((Path(__file__).parent / "survivors.yaml").read_text()) or {}
    engine = engines.ENGINES[dialect]()
    engine.start(tables)
    original = render(dialect, None)
    known = engines.known(dialect)
    by_name = {case.name: case for case in cases if case.name not in known}
    original = {name: sql for name, sql in original.items() if name in by_name}
    found: dict[str, list[str]] = {}
    for mutant in mutants(dialect)[:: engine.every]:
        how = noticed(mutant, original, by_name, engine)
        if how in (None, "not shown") and f"{mutant.key}: {mutant.operator}" in explained:
            how = "explained"
        found.setdefault(how or "survived", []).append(f"{mutant.name} -> {mutant.template}")
    engine.stop()
    return found
