"""The databases that the kit runs statements on. Each says which dialect it stands for, and what its word is worth."""

import datetime
import os
import re
import shutil
import subprocess
import tempfile
import time
from decimal import Decimal
from pathlib import Path

from seeds import Table, literal

HERE = Path(__file__).parent


def doubled(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def escaped(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def inserts(table: Table, cells, size: int = 500):
    """Statements that fill a table."""
    for start in range(0, len(table.rows), size):
        rows = ", ".join("(" + ", ".join(map(cells, row)) + ")" for row in table.rows[start : start + size])
        yield f"INSERT INTO {table.name} VALUES {rows}"


class Engine:
    """`evidence`: the engine itself, or one in its place."""

    dialect = ""
    title = ""
    evidence = "executed"
    # Of how many mutants one is tried: some take long for each statement.
    every = 1
    # How many of the statements that a mutant changes are run.
    tries = 40
    types: dict[str, str] = {}

    def create(self, table: Table) -> str:
        columns = ", ".join(
            f"{column.name} {self.types[column.kind].format(scale=column.scale)}" for column in table.columns
        )
        return f"CREATE TABLE {table.name} ({columns})"

    def start(self, tables: list[Table]) -> None: ...

    def rows(self, statement: str) -> list: ...

    def stop(self) -> None: ...


class DuckDB(Engine):
    dialect, title = "duckdb", "DuckDB 2.0.0"
    types = {
        "integer": "BIGINT", "decimal": "DECIMAL(18,{scale})", "date": "DATE", "timestamp": "TIMESTAMP",
        "boolean": "BOOLEAN", "text": "VARCHAR",
    }

    def start(self, tables):
        import duckdb

        self.connection = duckdb.connect()
        for table in tables:
            self.connection.execute(self.create(table))
            for statement in inserts(table, lambda cell: literal(cell, doubled)):
                self.connection.execute(statement)

    def rows(self, statement):
        return self.connection.execute(statement).fetchall()


class ClickHouse(Engine):
    dialect, title = "clickhouse", "ClickHouse 26.9 (chdb)"
    types = {
        "integer": "Nullable(Int64)", "decimal": "Nullable(Decimal(18,{scale}))", "date": "Nullable(Date32)",
        "timestamp": "Nullable(DateTime64(6, 'UTC'))", "boolean": "Nullable(Bool)", "text": "Nullable(String)",
    }

    def start(self, tables):
        from chdb import session

        self.folder = tempfile.mkdtemp(prefix="datum-chdb.")
        self.session = session.Session(self.folder)
        self.session.query("CREATE DATABASE kit")
        self.session.query("USE kit")
        for table in tables:
            self.session.query(self.create(table) + " ENGINE = MergeTree ORDER BY tuple()")
            cells = lambda cell: literal(cell, escaped, "toDate32('{}')", "toDateTime64('{}', 6, 'UTC')")
            for statement in inserts(table, cells, 2000):
                self.session.query(statement)

    def rows(self, statement):
        import json

        # A format stands before settings.
        statement = statement.strip()
        body, settings, rest = statement.partition("\nSETTINGS ")
        text = self.session.query(f"{body}\nFORMAT JSONCompactStringsEachRow\n{settings}{rest}").bytes().decode()
        return [
            [None if cell == "\u1d3a\u1d41\u1d38\u1d38" else cell for cell in json.loads(line)]
            for line in text.splitlines()
        ]

    def stop(self):
        self.session.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Postgres(Engine):
    """Needs `scripts/with-postgres` around it."""

    dialect, title = "postgres", "PostgreSQL"
    schema = "kit_postgres"
    types = {
        "integer": "BIGINT", "decimal": "NUMERIC(18,{scale})", "date": "DATE", "timestamp": "TIMESTAMP",
        "boolean": "BOOLEAN", "text": "TEXT",
    }

    def start(self, tables):
        import psycopg

        self.connection = psycopg.connect(os.environ["DATUM_TEST_POSTGRES"], autocommit=True)
        self.connection.execute(f"DROP SCHEMA IF EXISTS {self.schema} CASCADE; CREATE SCHEMA {self.schema}")
        self.prepare()
        for table in tables:
            self.connection.execute(self.create(table))
            for statement in inserts(table, lambda cell: literal(cell, doubled)):
                self.connection.execute(statement)

    def prepare(self):
        self.connection.execute(f"SET search_path = {self.schema}")
        # Days must not follow the zone of a session.
        self.connection.execute("SET TIME ZONE 'America/New_York'")

    def rows(self, statement):
        return self.connection.execute(statement.encode()).fetchall()

    def stop(self):
        self.connection.close()


class Redshift(Postgres):
    dialect, title, evidence = "redshift", "PostgreSQL with a prelude", "stand-in"
    schema = "kit_redshift"

    def prepare(self):
        self.connection.execute(f"SET search_path = {self.schema}, pg_catalog")
        self.connection.execute((HERE / "redshift-prelude.sql").read_text().encode())

    def rows(self, statement):
        return super().rows(as_postgres(statement))


def as_postgres(statement: str) -> str:
    """Words of Redshift that no function of the prelude can stand for."""
    statement = re.sub(r"\b(DATEADD|DATEDIFF)\((\w+),", r"\1('\2',", statement)
    statement = re.sub(
        r"LISTAGG\((DISTINCT )?(.+?), ('(?:[^']|'')*')\) WITHIN GROUP \(ORDER BY (.+?)\)",
        r"STRING_AGG(\1\2, \3 ORDER BY \4)", statement)
    statement = statement.replace("APPROXIMATE COUNT", "COUNT").replace("\\\\", "\\")
    # Texts compare by bytes there.
    return statement


class MariaDB(Engine):
    dialect, title, evidence = "mysql", "MariaDB", "stand-in"
    tries = 20
    types = {
        "integer": "BIGINT", "decimal": "DECIMAL(18,{scale})", "date": "DATE", "timestamp": "DATETIME",
        "boolean": "BOOLEAN", "text": "VARCHAR(255)",
    }

    def start(self, tables):
        import pymysql

        server = shutil.which("mariadbd", path=os.environ["PATH"] + ":/usr/sbin")
        if server is None:
            raise FileNotFoundError("mariadbd is not installed: apt-get install mariadb-server")
        self.folder = Path(tempfile.mkdtemp(prefix="datum-mariadb."))
        user = ["--user=root"] if os.geteuid() == 0 else []
        subprocess.run(
            ["mariadb-install-db", f"--datadir={self.folder}/data", "--auth-root-authentication-method=normal", *user],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        socket = f"{self.folder}/socket"
        self.server = subprocess.Popen(
            [server, "--no-defaults", f"--datadir={self.folder}/data", f"--socket={socket}", "--skip-networking",
             f"--pid-file={self.folder}/pid", "--character-set-server=utf8mb4", *user],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            if os.path.exists(socket):
                break
            time.sleep(0.2)
        self.connection = pymysql.connect(unix_socket=socket, user="root", charset="utf8mb4", autocommit=True)
        self.cursor = self.connection.cursor()
        for statement in [
            "CREATE DATABASE kit", "USE kit", "SET SESSION max_recursive_iterations = 100000",
            # Joins by hashing, as MySQL 8 makes them.
            "SET SESSION join_cache_level = 8", "SET SESSION join_buffer_size = 67108864",
            "SET SESSION max_statement_time = 30", "SET SESSION optimizer_switch = 'join_cache_hashed=on'",
            "SET SESSION time_zone = '+00:00'", "SET SESSION sql_mode = CONCAT(@@sql_mode, ',ONLY_FULL_GROUP_BY')",
        ]:
            self.cursor.execute(statement)
        for table in tables:
            self.cursor.execute(self.create(table))
            for statement in inserts(table, lambda cell: literal(cell, escaped, "'{}'", "'{}'", ("1", "0"))):
                self.cursor.execute(statement)

    def rows(self, statement):
        # The collation of MySQL 8 that compares bytes and pads nothing has another name here.
        self.cursor.execute(statement.replace("utf8mb4_0900_bin", "utf8mb4_nopad_bin"))
        return self.cursor.fetchall()

    def stop(self):
        self.server.terminate()
        self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Snowflake(Engine):
    dialect, title, evidence = "snowflake", "fakesnow (DuckDB)", "stand-in"
    every = 2
    tries = 15
    types = {
        "integer": "BIGINT", "decimal": "NUMBER(18,{scale})", "date": "DATE", "timestamp": "TIMESTAMP_NTZ",
        "boolean": "BOOLEAN", "text": "VARCHAR",
    }

    def start(self, tables):
        import fakesnow
        import snowflake.connector

        self.patch = fakesnow.patch()
        self.patch.__enter__()
        self.connection = snowflake.connector.connect(database="kit", schema="kit")
        self.cursor = self.connection.cursor()
        for table in tables:
            self.cursor.execute(self.create(table))
            for statement in inserts(table, lambda cell: literal(cell, escaped)):
                self.cursor.execute(statement)

    def rows(self, statement):
        return self.cursor.execute(statement).fetchall()

    def stop(self):
        self.patch.__exit__(None, None, None)


class Spark(Engine):
    dialect, title = "databricks", "Spark 4.3.0"
    every = 4
    tries = 15

    def start(self, tables):
        from pyspark.sql import SparkSession
        from pyspark.sql import types as of

        kinds = {
            "integer": lambda scale: of.LongType(), "decimal": lambda scale: of.DecimalType(18, scale),
            "date": lambda scale: of.DateType(), "timestamp": lambda scale: of.TimestampNTZType(),
            "boolean": lambda scale: of.BooleanType(), "text": lambda scale: of.StringType(),
        }
        self.spark = (
            SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "1").config("spark.sql.session.timeZone", "America/New_York")
            .config("spark.sql.adaptive.enabled", "false").config("spark.driver.memory", "3g")
            .config("spark.log.level", "OFF").config("spark.ui.showConsoleProgress", "false").getOrCreate()
        )
        self.spark.sparkContext.setLogLevel("OFF")
        for table in tables:
            schema = of.StructType(
                [of.StructField(column.name, kinds[column.kind](column.scale)) for column in table.columns])
            frame = self.spark.createDataFrame(table.rows, schema).coalesce(1).cache()
            frame.createOrReplaceTempView(table.name)

    def rows(self, statement):
        return [tuple(row) for row in self.spark.sql(statement).collect()]

    def stop(self):
        self.spark.stop()


class BigQuery(Engine):
    """The tables hold texts where the evaluator takes no other value; a common table before each statement casts them."""

    dialect, title = "bigquery", "ZetaSQL evaluator"
    every = 6
    tries = 8

    def start(self, tables):
        from zetasql.api import CatalogBuilder, TableBuilder, create_table_content
        from zetasql.types import AnalyzerOptions, LanguageOptions, TypeKind, ZetaSQLBuiltinFunctionOptions

        kinds = {"integer": TypeKind.TYPE_INT64, "boolean": TypeKind.TYPE_BOOL, "text": TypeKind.TYPE_STRING}
        casts = {"decimal": "NUMERIC", "date": "DATE", "timestamp": "DATETIME"}
        language = LanguageOptions.maximum_features()
        builder = CatalogBuilder("kit")
        self.content, self.views = {}, {}
        for table in tables:
            made = TableBuilder(f"kit_{table.name}")
            for column in table.columns:
                made = made.add_column(column.name, kinds.get(column.kind, TypeKind.TYPE_STRING))
            builder = builder.add_table(made.build())
            plain = [
                [cell if cell is None or column.kind in kinds else str(cell) for cell, column in zip(row, table.columns)]
                for row in table.rows
            ]
            self.content[table.name] = create_table_content(plain)
            columns = ", ".join(
                f"CAST({column.name} AS {casts[column.kind]}) AS {column.name}" if column.kind in casts else column.name
                for column in table.columns)
            self.views[table.name] = f"{table.name} AS (SELECT {columns} FROM kit_{table.name})"
        self.catalog = builder.with_builtin_functions(ZetaSQLBuiltinFunctionOptions(language_options=language)).build()
        self.options = AnalyzerOptions(language_options=language)

    def rows(self, statement):
        from zetasql.api import PreparedQuery

        used = [name for name in self.content if re.search(rf"\b(FROM|JOIN) {name}\b", statement)]
        views = ", ".join(self.views[name] for name in used)
        if statement.startswith("WITH "):
            statement = f"WITH {views}, {statement[5:]}"
        else:
            statement = f"WITH {views} {statement}"
        content = {f"kit_{name}": self.content[name] for name in used}
        query = (
            PreparedQuery.builder().set_sql(statement).set_analyzer_options(self.options).set_catalog(self.catalog)
            .set_table_content(content).prepare()
        )
        with query:
            table = query.execute().content.table_data
            # An answer without rows has no table.
            return [[value_of(cell) for cell in row.cell] for row in table.row] if table else []


def value_of(cell):
    """A value of the evaluator as Python has it."""
    if cell.date_value is not None:
        return datetime.date(1970, 1, 1) + datetime.timedelta(days=cell.date_value)
    if cell.datetime_value is not None:
        bits = cell.datetime_value.bit_field_datetime_seconds
        return datetime.datetime(
            bits >> 26, bits >> 22 & 15, bits >> 17 & 31, bits >> 12 & 31, bits >> 6 & 63, bits & 63)
    for digits, number in ((9, cell.numeric_value), (38, cell.bignumeric_value)):
        if number is not None:
            return Decimal(int.from_bytes(number, "little", signed=True)).scaleb(-digits)
    kinds = (cell.int64_value, cell.double_value, cell.bool_value, cell.string_value)
    return next((value for value in kinds if value is not None), None)


ENGINES = {engine.dialect: engine for engine in [Postgres, DuckDB, ClickHouse, Spark, BigQuery, MariaDB, Snowflake, Redshift]}


def known(dialect: str) -> dict[str, str]:
    """Cases for which a stand-in is known to be wrong, with the reason."""
    import yaml

    return (yaml.safe_load((HERE / "known.yaml").read_text()) or {}).get(dialect, {})
