"""Runs every case of the repository on every database that stands for a dialect, and compares the rows.

    python kit.py [--dialect NAME …] [--only PART OF A NAME] [--report FILE]
"""

import argparse
import sys
import time
from pathlib import Path

import cases
import compare
import engines
import seeds

ROOT = Path(__file__).parents[2]


def run(dialect: str, tables, wanted, show: int) -> dict:
    engine = engines.ENGINES[dialect]()
    start = time.time()
    engine.start(tables)
    equal, refused, different, failed = [], [], [], []
    for case in wanted:
        statement = case.statement(dialect)
        if statement is None:
            refused.append(case.name)
            continue
        header, expected = case.answer
        try:
            columns = case.columns
            found = [[row[index] for index in columns] for row in engine.rows(statement)]
        except Exception as problem:
            failed.append((case.name, " ".join(str(problem).split())[:160]))
            continue
        why = compare.difference(
            compare.rows(expected, case.is_ordered), compare.rows(found, case.is_ordered), case.tolerance)
        (equal if why is None else different).append(case.name if why is None else (case.name, why))
    engine.stop()
    print(
        f"{dialect:11} {engine.title:28} {len(equal):4} equal {len(refused):4} refused {len(different):4} different "
        f"{len(failed):4} failed  {time.time() - start:5.0f} s", flush=True)
    for name, why in (different + failed)[:show]:
        print(f"  {name}: {why}")
    return {"equal": equal, "refused": refused, "different": different, "failed": failed}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--dialect", action="append", choices=list(engines.ENGINES))
    parser.add_argument("--only", default="")
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    tables = seeds.read(ROOT / "metrics/seeds")
    wanted = cases.read(ROOT / "Tests/Cases", options.only)
    results = {name: run(name, tables, wanted, options.show) for name in options.dialect or engines.ENGINES}
    return 1 if any(result["different"] or result["failed"] for result in results.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
