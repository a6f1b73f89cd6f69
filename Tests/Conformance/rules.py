"""What no statement of a dialect may have, whether or not an engine or a parser takes it.

Sources: the manuals of the vendors; the numbers of functions are those of Tests/Functions.
"""

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Words before a parenthesis that are no functions.
WORDS = set(
    "as in and or not over from on when then else where by select with union distinct values join partition number decimal "
    "varchar exists filter group all having recursive materialized case between is like".split())

RS, SF, PG, SL = "redshift", "snowflake", "postgres", "sqlite"
DK, BQ, DB, TR, CH, MY = "duckdb", "bigquery", "databricks", "trino", "clickhouse", "mysql"
ALL = [RS, SF, PG, SL, DK, BQ, DB, TR, CH, MY]

DENIED = [
    (r"\bFILTER \(", [RS, SF, MY, BQ]),
    (r"\bGENERATE_SERIES\b", [RS, SF, MY, BQ]),
    (r"\bVALUES\b", [RS, BQ]),
    (r"\b(STRING_AGG|ARRAY_AGG)\(", [RS]),
    (r"\bDISTINCT FROM\b", [RS, MY]),
    (r"COUNT\(DISTINCT \([^()]*,", [RS, SF, BQ, MY, SL]),
    (r"COUNT\(DISTINCT [^()]+, ", [RS, PG, SL, DK, BQ, TR]),
    (r"\bRANGE BETWEEN\b", [RS]),
    (r"\b(CURRENT_TIMESTAMP|NOW\(|AGE\()", ALL),
    (r"\bLATERAL\b", [RS, SL, BQ]),
    (r"\bASOF\b", [RS, PG, SL, BQ, DB, TR, MY]),
    (r"\bQUALIFY\b", [PG, SL, MY, TR]),
    (r"\bFULL (OUTER )?JOIN\b", [MY]),
    (r"\bNULLS (FIRST|LAST)\b", [MY]),
    (r"\bMATERIALIZED\b", [RS, SF, BQ, DB, TR, MY, CH]),
    (r"\bGROUP BY ALL\b", ALL),
    (r"\bDATEDIFF\(week\b", [RS, SF]),
    (r"\b(DATEADD|DATEDIFF)\((?!day|month|second)\w+,", [RS, SF]),
    (r"\bPERCENTILE_DISC\b", [RS]),
    (r"\bAVG\(", [RS, TR]),
    (r"DATE_TRUNC\('week'", [SF]),
    (r"\bGENERATOR\(", [SF]),
    (r"\|\|", [MY]),
    (r"::", ALL),
    (r"\bLIMIT \d+ OFFSET\b", [TR]),
    (r"\bWITH RECURSIVE\b", [BQ, DB, TR, CH]),
    (r"[^|&]\bDOUBLE PRECISION\b", [SF, DK, BQ, DB, TR, CH, MY]),
    (r"\bTIMESTAMP '", [BQ, DB, CH]),
]

LIMITS = {PG: 63, RS: 127, SF: 255, MY: 64, BQ: 300, DB: 255}


def bare(statement: str, dialect: str) -> str:
    """The statement without its texts, its comments and its quoted names."""
    statement = re.sub(r"--[^\n]*", "", statement)
    escaped = dialect in (SF, RS, BQ, DB, CH, MY)
    texts = r"'(?:[^'\\]|\\.|'')*'" if escaped else r"'(?:[^']|'')*'"
    statement = re.sub(texts, "'text'", statement)
    return re.sub(r'"(?:[^"]|"")*"|`[^`]*`', "quoted", statement)


@cache
def documented(dialect: str) -> set[str]:
    path = ROOT / f"Tests/Functions/{dialect}.txt"
    if not path.exists():
        return set()
    lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]
    return {word.lower() for line in lines for word in line.split()}


def problems(statement: str, dialect: str) -> list[str]:
    text = bare(statement, dialect)
    found = []
    for pattern, dialects in DENIED:
        # A week by its name is looked for where texts stand.
        where = statement if "'week'" in pattern else text
        if dialect in dialects and re.search(pattern, where):
            found.append(f"has {pattern}")
    allowed = documented(dialect)
    if allowed:
        for name in re.findall(r"\b([A-Za-z_][A-Za-z0-9_]*)\(", text):
            if name.lower() not in allowed and name.lower() not in WORDS:
                found.append(f"{name}() is not documented")
        # A name with a column list is no call.
        found = [
            problem for problem in found
            if not re.fullmatch(r"(\w+)\(\) is not documented", problem)
            or not re.search(rf"\b{problem.split('(')[0]}\([\w, ]+\) AS \(", text)
        ]
    if dialect != SL:
        for line in text.splitlines():
            for match in re.finditer(r" / (?!NULLIF|\d)(.{0,40})", line):
                if not re.match(r"CAST\(|\(?CASE|[\w.]*(rate|units|divisor|over)", match.group(1)):
                    found.append(f"divides by {match.group(1)[:30]}")
    if dialect in (RS, TR) and re.search(r"\bSUM\([^()]*\) OVER \(PARTITION BY[^()]*ORDER BY[^()]*\)", text):
        found.append("a window without a frame")
    if re.search(r"\bORDER BY\b[^()]*$", text) and "NULLS LAST" not in text and "IS NULL THEN 1" not in text:
        found.append("does not say where nulls come")
    if " LIMIT " in text and "ORDER BY" not in text:
        found.append("a limit without an order")
    names = re.findall(r'AS ("(?:[^"]|"")*"|`[^`]*`)', statement)
    for name in names:
        if len(name[1:-1].encode()) > LIMITS.get(dialect, 1 << 30):
            found.append(f"the name {name} is too long")
    if dialect == RS:
        for body in re.split(r"\bSELECT\b", text):
            orders = set(re.findall(r"WITHIN GROUP \(ORDER BY (.+?)\)(?= AS|,|$)", body.split("\nFROM")[0], re.M))
            if len(orders) > 1:
                found.append("sorted aggregates of several orders in one SELECT")
    return found
