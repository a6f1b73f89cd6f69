"""Parsers: what they take proves little, what they refuse is wrong."""


def sqlglot_problem(statement: str, dialect: str) -> str | None:
    import sqlglot
    from sqlglot.errors import SqlglotError

    try:
        trees = sqlglot.parse(statement, read=dialect, error_level=sqlglot.ErrorLevel.RAISE)
    except SqlglotError as problem:
        return " ".join(str(problem).split())[:160]
    return "is not read as a query" if any(tree is None or tree.key == "command" for tree in trees) else None


# Those that the second parser can read: it lags behind the others.
SECOND = ["snowflake", "bigquery", "clickhouse", "trino"]


def second_problem(statement: str, dialect: str) -> str | None:
    """sqlparser-rs; None where it has no such dialect."""
    import sqloxide

    try:
        sqloxide.parse_sql(statement, dialect="generic" if dialect == "trino" else dialect)
    except ValueError as problem:
        return " ".join(str(problem).split())[:160]
    return None


def grammar_problem(statement: str, dialect: str) -> str | None:
    """The grammar of PostgreSQL itself."""
    import pglast

    if dialect != "postgres":
        return None
    try:
        pglast.parse_sql(statement)
    except pglast.parser.ParseError as problem:
        return str(problem)[:160]
    return None


def lint_problem(statement: str, dialect: str) -> str | None:
    """sqlfluff, which takes seconds for a statement."""
    import sqlfluff
    from sqlfluff.api.simple import APIParsingError

    try:
        sqlfluff.parse(statement, dialect=dialect)
    except APIParsingError as problem:
        return " ".join(str(problem).split())[:160]
    return None
