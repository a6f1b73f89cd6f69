"""docs/conformance.md: what was run, cell by cell."""

from collections import Counter
from pathlib import Path

import engines

HEAD = """# How the SQL of each dialect is proved

Written by `scripts/conformance`; the same run writes the same bytes. Each case is a question of Tests/Cases whose answer on PostgreSQL
and SQLite equals that of SQL written by hand.

| word | means |
|---|---|
| executed | the statement ran on the database itself, or on the engine that defines its language, and gave the same rows |
| stand-in | it ran on another database in its place: proof of our reading of the manual, not of the warehouse |
| text | not run; written by the manual, held against rules and lists of functions, read by parsers |
| refused | the dialect has no way to say it, and Datum says which meaning is missing |
| known | the stand-in is known to answer differently, with the reason in Tests/Conformance/known.yaml |
"""


def write(path: Path, executed, texts, mutants, wanted) -> None:
    lines = [HEAD, f"## By dialect, {len(wanted)} cases", ""]
    lines += ["| dialect | ran on | evidence | equal | different | known | refused | text only |", "|---|---|---|---|---|---|---|---|"]
    for dialect in texts:
        results = Counter(executed.get(dialect, {}).values())
        engine = engines.ENGINES.get(dialect)
        title = engine.title if engine else ("SQLite, in the test suite" if dialect == "sqlite" else "nothing")
        evidence = engine.evidence if engine else ("executed" if dialect == "sqlite" else "text")
        equal, known = results["equal"], results["known"]
        if engine and not results:
            title, evidence = f"{engine.title}: not in this run", "text"
        refused = sum(case.statement(dialect) is None for case in wanted)
        different = sum(results.values()) - equal - known - results["refused"]
        if dialect == "sqlite":
            equal = sum(case.statement(dialect) is not None and case.is_run_on("sqlite") for case in wanted)
        text = len(wanted) - equal - known - refused - different
        lines.append(f"| {dialect} | {title} | {evidence} | {equal} | {different} | {known} | {refused} | {text} |")
    lines += ["", "## By area", "", "Cases whose rows were equal, of those that the dialect can say.", ""]
    areas = sorted({case.name.split("/")[0] for case in wanted})
    run = [dialect for dialect in texts if dialect in executed]
    lines += ["| area | cases | " + " | ".join(run) + " |", "|---|---|" + "---|" * len(run)]
    for area in areas:
        own = [case for case in wanted if case.name.startswith(area + "/")]
        cells = []
        for dialect in run:
            said = [case for case in own if case.statement(dialect) is not None]
            equal = sum(executed[dialect].get(case.name) == "equal" for case in said)
            cells.append(str(equal) if equal == len(said) == len(own) else f"{equal} of {len(said)}")
        lines.append(f"| {area} | {len(own)} | " + " | ".join(cells) + " |")
    lines += ["", "## What is refused, and what stand-ins answer differently", ""]
    for dialect in texts:
        for case in wanted:
            if case.statement(dialect) is None:
                lines.append(f"- {dialect}, {case.name}: {case.refusal(dialect).splitlines()[0]}")
    for dialect in run:
        for name, reason in engines.known(dialect).items():
            lines.append(f"- {dialect}, {name}: {reason}")
    lines += ["", "## Broken dialect files", ""]
    lines += [
        "One template at a time is broken. `noticed` by the loader, a rule, a parser, an error of the database or its rows;",
        "`explained`: nothing can notice, with the reason in Tests/Conformance/survivors.yaml; `not shown`: no case has it in its text.", "",
        "| dialect | mutants | noticed | explained | survived | not shown | score |", "|---|---|---|---|---|---|---|",
    ]
    total = Counter()
    for dialect, found in mutants.items():
        counts = Counter({how: len(names) for how, names in found.items()})
        lines.append(row(dialect, counts))
        total += counts
    lines.append(row("all", total))
    lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")


def row(name: str, counts: Counter) -> str:
    noticed = sum(counts[how] for how in ("loader", "rules", "parser", "rows", "error"))
    # What is explained cannot be noticed by anybody: it is no part of the score.
    judged = noticed + counts["survived"]
    score = f"{100 * noticed / judged:.1f} %" if judged else ""
    return (
        f"| {name} | {sum(counts.values())} | {noticed} | {counts['explained']} | {counts['survived']} | "
        f"{counts['not shown']} | {score} |")
