"""Proves the SQL of every dialect as far as it can be proved here.

1. Every case of the repository is run on a database that stands for each dialect, and its rows are compared.
2. The text for all dialects is held against rules and lists of functions, and read by parsers.
3. One template at a time is broken, and a layer must notice.

    scripts/conformance                 all of it, with a report in docs/conformance.md
    scripts/conformance --quick         DuckDB, the rules, one parser; what ./test runs
    scripts/conformance --dialect mysql --only money/     some of it, without a report
"""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

import cases
import compare
import engines
import seeds

ROOT = Path(__file__).parents[2]
GOOD = ("equal", "refused", "known")
SLOWEST = ["bigquery", "mysql", "databricks", "snowflake"]
DIALECTS = [
    "sqlite", "postgres", "snowflake", "redshift", "duckdb", "bigquery", "databricks", "trino", "clickhouse", "mysql",
]


def execute(dialect: str, tables, wanted) -> dict:
    """What became of each case, by its name: equal, refused, known, or what is wrong with it."""
    engine = engines.ENGINES[dialect]()
    known = engines.known(dialect)
    start = time.time()
    engine.start(tables)
    results: dict[str, str] = {}
    for case in wanted:
        statement = case.statement(dialect)
        if statement is None:
            results[case.name] = "refused"
            continue
        _, expected = case.answer
        columns = case.columns
        try:
            found = [[row[index] for index in columns] for row in engine.rows(statement)]
            why = compare.difference(
                compare.rows(expected, case.is_ordered), compare.rows(found, case.is_ordered), case.tolerance)
        except Exception as problem:
            why = f"failed: {' '.join(str(problem).split())[:200]}"
        if case.name in known:
            results[case.name] = "known" if why else "is equal, but stands in known.yaml"
        else:
            results[case.name] = why or "equal"
    engine.stop()
    count = lambda what: sum(result == what for result in results.values())
    wrong = {name: why for name, why in results.items() if why not in GOOD}
    print(
        f"{dialect:11} on {engine.title:24} {count('equal'):4} equal  {count('refused'):3} refused  "
        f"{count('known'):3} known differences  {len(wrong):3} wrong  {time.time() - start:5.0f} s", flush=True)
    for name, why in list(wrong.items())[:20]:
        print(f"  {name}: {why}")
    return results


def read(dialect: str, wanted, is_quick: bool) -> dict[str, list[str]]:
    """What rules and parsers have against the text of each case."""
    import parse
    import rules

    start = time.time()
    parsers = [parse.sqlglot_problem]
    if not is_quick and dialect in parse.SECOND:
        parsers.append(parse.second_problem)
    if not is_quick:
        parsers.append(parse.grammar_problem)
    found: dict[str, list[str]] = {}
    read, linted = 0, 0
    for number, case in enumerate(wanted):
        statement = case.statement(dialect)
        if statement is None:
            continue
        problems = rules.problems(statement, dialect)
        if not is_quick or number % 6 == 0:
            read += 1
            problems += [problem for problem in (parser(statement, dialect) for parser in parsers) if problem]
        # Its grammar of SQLite takes a common table 'groups' for a keyword; there the database itself reads all.
        if not is_quick and number % 40 == 0 and len(statement) < 6_000 and dialect != "sqlite":
            linted += 1
            problem = parse.lint_problem(statement, dialect)
            if problem:
                problems.append(problem)
        if problems:
            found[case.name] = problems
    print(
        f"{dialect:11} text: {len(wanted)} cases by rules, {read} by {len(parsers)} parsers, {linted} by sqlfluff: {len(found)} wrong  "
        f"{time.time() - start:5.0f} s", flush=True)
    for name, problems in list(found.items())[:10]:
        print(f"  {name}: {'; '.join(problems)}")
    return found


def examine(dialect: str, only: str, is_quick: bool, has_mutants: bool) -> tuple[dict, dict, dict, str]:
    """All that can be told about one dialect, in a process of its own: results, texts, mutants, and what it printed."""
    import contextlib
    import io

    wanted = cases.read(ROOT / "Tests/Cases", only)
    tables = seeds.read(ROOT / "metrics/seeds")
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        is_run = dialect in engines.ENGINES and (not is_quick or dialect == "duckdb")
        results = execute(dialect, tables, wanted) if is_run else {}
        texts = read(dialect, wanted, is_quick)
        mutants = {}
        if has_mutants and is_run:
            import mutate

            start = time.time()
            try:
                mutants = mutate.run(dialect, tables, wanted)
            except Exception as problem:
                # What was found before stands in the report; the run has failed all the same.
                mutants = {"survived": [f"{dialect}: {problem!r}"]}
            counts = ", ".join(f"{how} {len(found)}" for how, found in sorted(mutants.items()))
            print(f"{dialect:11} mutants: {counts}  {time.time() - start:5.0f} s")
            for mutant in mutants.get("survived", []) + mutants.get("not shown", []):
                print(f"  {mutant}")
    return results, texts, mutants, said.getvalue()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="DuckDB, the rules and one parser")
    parser.add_argument("--dialect", action="append", choices=DIALECTS, help="only this one; may be repeated")
    parser.add_argument("--only", default="", help="cases whose names have this")
    parser.add_argument("--no-mutants", action="store_true", help="break no dialect files")
    options = parser.parse_args()
    dialects = options.dialect or DIALECTS
    has_mutants = not (options.quick or options.no_mutants)
    # Two at a time, the slowest first.
    order = sorted(dialects, key=lambda name: SLOWEST.index(name) if name in SLOWEST else len(SLOWEST))
    found = {}
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = {pool.submit(examine, name, options.only, options.quick, has_mutants): name for name in order}
        for job in as_completed(jobs):
            name = jobs[job]
            # What stops one dialect must not stop the others.
            problem = job.exception()
            found[name] = job.result() if problem is None else ({}, {"kit": [repr(problem)]}, {}, f"{name}: {problem!r}\n")
            print(found[name][3], end="", flush=True)
    executed = {name: found[name][0] for name in dialects if found[name][0]}
    texts = {name: found[name][1] for name in dialects}
    mutants = {name: found[name][2] for name in dialects if found[name][2]}
    is_wrong = (
        any(texts.values())
        or any(result not in GOOD for results in executed.values() for result in results.values())
        or any(kinds.get("survived") for kinds in mutants.values())
    )
    if has_mutants and not options.dialect and not options.only:
        import report

        wanted = cases.read(ROOT / "Tests/Cases")
        report.write(ROOT / "docs/conformance.md", executed, texts, mutants, wanted)
        print("wrote docs/conformance.md")
    return 1 if is_wrong else 0


if __name__ == "__main__":
    sys.exit(main())
