#!/usr/bin/env python3
"""Times furthest-behind and other programs on the same extracts, in turn, and prints medians.

    compare.py --tool .build/release/furthest-behind --benchmarks .build/release/Benchmarks \\
        --peers FOLDER --python FOLDER/venv/bin/python --write Docs/Performance.md 20k.csv 3m.csv

Every round runs each program once, so that a busy moment of the machine hits all of them; the
figure is the median of the rounds, the ratio that of the medians. Each program gets one run
before the clock starts, which also brings the extract into memory.

FOLDER holds the scripts of the other programs (r_tree.R, py_sk.py, py_lgb.py, py_ydf.py) and the
C probe (floor); what is not there or does not run is left out and named. The task is the same for
all: an anova tree of depth 5 with leaves of 5 per cent of the rows, on seven circumstances of a
DHS-like extract as `Benchmarks data` writes it; for one indicator and for all sixteen.

Readers are timed, too, each reading the columns of one indicator and doing no more, beside the
whole of furthest-behind; on the extracts, with --quoted on copies that have quotation marks around
every field, and on the extract that --wide names (the women's recode of the DHS model data, say).
"""
import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

INDICATORS = """sba anc4 inst_deliv pnc modern_contra unmet_need sec_educ clean_fuel electricity
basic_water basic_sanit bank_account mobile_phone internet health_insur child_marriage""".split()
CIRCUMSTANCES = "v190 v106 v012 v137 v025 v024 v501".split()
UNORDERED = "v025 v024 v501".split()
ONE = ["v005"] + CIRCUMSTANCES + ["sba"]
WIDE = "v005 v021 v022 v012 v025 v106 v137 v190 v501 m3a_1".split()
TITLES = {"one": "One indicator", "all": "All 16 indicators", "read": "Reading",
          "quoted": "Reading, all fields quoted", "wide": "Reading a wide file"}
# Programs that read some columns (arguments: the file, and their names) and stop.
READERS = {
    "Python: polars": """
import sys, polars as p
p.scan_csv(sys.argv[1], infer_schema_length=10000, ignore_errors=True).select(
    sys.argv[2].split(",")).collect()""",
    "Python: pyarrow": """
import sys, pyarrow.csv as c
c.read_csv(sys.argv[1], convert_options=c.ConvertOptions(include_columns=sys.argv[2].split(",")))""",
    "Python: DuckDB": """
import sys, duckdb
duckdb.sql(f"select {sys.argv[2]} from read_csv('{sys.argv[1]}')").fetchnumpy()""",
}
R_READER = """a <- commandArgs(TRUE); suppressMessages(library(data.table)); setDTthreads(2)
d <- fread(a[1], select = strsplit(a[2], ",")[[1]])"""
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


class Contender:
    """A program with the command that solves the task, and its times."""

    def __init__(self, name, task, command, folder=None):
        self.name, self.task, self.command, self.folder = name, task, command, folder
        self.seconds, self.megabytes, self.failure = [], [], None

    def run(self, counts=True):
        """Runs once; wall time and peak memory are those of the whole process."""
        start = time.perf_counter()
        try:
            process = subprocess.Popen(
                self.command, cwd=self.folder, stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE)
        except OSError as error:
            self.failure = str(error)
            return
        words = process.stderr.read().decode(errors="replace")
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        if process.returncode != 0:
            self.failure = (words.strip().splitlines() or ["no message"])[-1]
        elif counts:
            self.seconds.append(seconds)
            self.megabytes.append(usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10))

    @property
    def median(self):
        return statistics.median(self.seconds)


def shared_options(minimum):
    return {
        "circumstances": CIRCUMSTANCES, "weight": "v005", "max-depth": 5, "min-cases": minimum, "min-split": 2 * minimum, "cp": 0,
        "bootstrap": 0, "crossfit": 0, "suppress": "none",
    }


def ours(tool, extract, rows, scratch):
    """The commands for one indicator, and the plan for all of them."""
    options = shared_options(int(rows * 0.97 * 0.05))
    one = [tool, "tree", extract, "--opportunity", "sba", "--na", "sba=9", "--quiet"]
    for name, value in options.items():
        one += ["--" + name, ",".join(value) if isinstance(value, list) else str(value)]
    for name in UNORDERED:
        one += ["--unordered", name]
    design = one + ["--psu", "cluster", "--strata", "stratum"]
    plan = {
        "survey": {"name": "DHS-like"},
        "files": {"women": {"path": extract, "weight": "v005"}},
        "indicators": [{
            "name": name, "direction": "opportunity", "file": "women",
            "value": f"if {name} == 9 then missing else {name}",
            "circumstances": CIRCUMSTANCES} for name in INDICATORS],
        "options": {k: v for k, v in options.items()
                    if k not in ("circumstances", "weight")}
        | {"unordered": UNORDERED},
    }
    path = os.path.join(scratch, "plan.json")
    with open(path, "w") as file:
        json.dump(plan, file)
    run = os.path.join(scratch, "run")
    batch = ["sh", "-c", 'rm -rf "$2" && exec "$0" batch "$1" --output "$2" --quiet',
             tool, path, run]
    return [Contender("furthest-behind", "one", one),
            Contender("furthest-behind, with standard errors", "one", design),
            Contender("furthest-behind", "all", batch), Contender("furthest-behind", "read", one)]


def readers(python, task, extract, columns, folder, probe=False):
    """Those that only read."""
    found = []
    if folder is None:
        return found
    for name, program in READERS.items() if python else ():
        found.append(Contender(
            name, task, [python, "-c", program, extract, ",".join(columns)], folder))
    if shutil.which("Rscript"):
        found.append(Contender("R: data.table", task,
                               ["Rscript", "-e", R_READER, extract, ",".join(columns)], folder))
    if probe and os.path.exists(os.path.join(folder, "floor")):
        found.append(Contender("C probe, threads: 2", task, ["./floor", extract, "scan", "2"], folder))
    return found


def wide(tool, extract):
    """The whole of furthest-behind on ten columns of a recode with its labels."""
    return Contender("furthest-behind", "wide", [
        tool, "tree", extract, "--opportunity", 'm3a_1 == "yes"', "--weight", "v005",
        "--psu", "v021", "--strata", "v022", "--circumstances", "v012,v025,v106,v137,v190,v501",
        "--bootstrap", "0", "--crossfit", "0", "--quiet"])


def quoted(extract, path):
    """A copy with quotation marks around every field."""
    with open(extract) as source, open(path, "w") as target:
        for line in source:
            target.write('"' + line.rstrip("\n").replace(",", '","') + '"\n')
    return path

def peers(folder, python, extract):
    found = []
    if folder is None:
        return found
    for task, which in (("one", "sba"), ("all", "all")):
        def add(name, *command):
            found.append(Contender(name, task, list(command), folder))
        if shutil.which("Rscript"):
            add("R: data.table, rpart", "Rscript", "r_tree.R", extract, "tuned", which, "2")
        if python:
            for reader in ("pandas", "polars"):
                add(f"Python: {reader}, scikit-learn *", python, "py_sk.py", extract, reader,
                    "onehot", which)
            add("Python: pyarrow, LightGBM *", python, "py_lgb.py", extract, which)
            add("Python: polars, YDF", python, "py_ydf.py", extract, which)
        if os.path.exists(os.path.join(folder, "floor")):
            for threads in ("1", "2"):
                add(f"C probe, threads: {threads}", "./floor", extract, "tree", threads, which)
    return found


def rows_of(extract):
    with open(extract, "rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")) - 1


def compare(contenders, rounds):
    """One run of each to warm up, then rounds in turn; a program that fails is out."""
    for contender in contenders:
        contender.run(counts=False)
    for _ in range(rounds):
        for contender in contenders:
            if contender.failure is None:
                contender.run()


def table(extract, rows, contenders):
    size = os.path.getsize(extract) / 1e6
    lines = [f"{rows:,} rows, {size:,.0f} MB", ""]
    for task, title in TITLES.items():
        if not any(c.task == task for c in contenders):
            continue
        ran = [c for c in contenders if c.task == task and c.seconds]
        own = next((c for c in ran if c.name == "furthest-behind"), None)
        title += ", whole processes"
        lines += [f"| {title} | seconds | range | MB | times furthest-behind |",
                  "| --- | ---: | ---: | ---: | ---: |"]
        for c in sorted(ran, key=lambda c: c.median):
            ratio = f"{c.median / own.median:.1f}" if own else "-"
            lines.append(
                f"| {c.name} | {c.median:.3f} | {min(c.seconds):.3f}-{max(c.seconds):.3f} | "
                f"{statistics.median(c.megabytes):.0f} | {ratio} |")
        for c in contenders:
            if c.task == task and c.failure is not None:
                lines.append(f"| {c.name} | did not run | | | |")
        lines.append("")
    return lines


R_HUNDRED_TREES = """
suppressMessages({library(data.table); library(rpart)})
d <- fread(commandArgs(TRUE)[1], select = c("v005", "sba", strsplit(commandArgs(TRUE)[2], ",")[[1]]))
d <- as.data.frame(d[sba %in% 0:1]); for (c in c("v025", "v024", "v501")) d[[c]] <- factor(d[[c]])
d$w <- d$v005 / 1e6; leaf <- ceiling(.05 * nrow(d))
control <- rpart.control(maxdepth = 5, minbucket = leaf, minsplit = 2 * leaf, cp = 0, xval = 0,
                         maxsurrogate = 0, maxcompete = 0)
f <- reformulate(strsplit(commandArgs(TRUE)[2], ",")[[1]], "sba")
cat(system.time(for (i in 1:100) rpart(f, d, weights = w, method = "anova", control = control))[3])
"""


def replicates(benchmarks, extract, rounds):
    """Our thousand bootstrap trees against a hundred plain ones of rpart, growth alone."""
    own, other = [], []
    with tempfile.TemporaryDirectory() as scratch:
        script = os.path.join(scratch, "hundred.R")
        with open(script, "w") as file:
            file.write(R_HUNDRED_TREES)
        for _ in range(rounds):
            words = subprocess.run([benchmarks, "stages", extract, "1"], capture_output=True,
                                   text=True).stdout
            found = re.search(r"([\d.]+) ms +1000 bootstrap trees", words)
            if found:
                own.append(float(found.group(1)) / 1000)
            if shutil.which("Rscript"):
                done = subprocess.run(["Rscript", script, extract, ",".join(CIRCUMSTANCES)],
                                      capture_output=True, text=True)
                if done.returncode == 0:
                    other.append(float(done.stdout))
    lines = ["| Trees without reading | seconds |", "| --- | ---: |"]
    if own:
        lines.append(f"| furthest-behind: 1,000 PSU-bootstrap trees | {statistics.median(own):.2f} |")
    if other:
        lines.append(f"| rpart: 100 plain trees | {statistics.median(other):.2f} |")
    return lines + [""]


def machine():
    model = platform.processor() or platform.machine()
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo") as file:
            found = re.search(r"model name\s*: (.*)", file.read())
            model = found.group(1) if found else model
    return f"{model}, {os.cpu_count()} logical cores, {platform.system()}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("extracts", nargs="+", metavar="extract.csv")
    parser.add_argument("--tool", required=True, help="the built furthest-behind")
    parser.add_argument("--benchmarks", help="the built Benchmarks, for replicates and growth")
    parser.add_argument("--peers", help="folder with the scripts of other programs")
    parser.add_argument("--python", help="the Python that has the other programs' packages")
    parser.add_argument("--wide", metavar="FILE", help="a recode of very many columns, to read")
    parser.add_argument("--quoted", action="store_true", help="read quoted copies, too")
    parser.add_argument("--only", help="the tasks wanted, of: " + ", ".join(TITLES))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", metavar="FILE", help="put the tables between this file's marks")
    arguments = parser.parse_args()
    path = lambda name: os.path.abspath(name) if name and os.sep in name else name

    lines = [f"Machine: {machine()}. Medians of {arguments.rounds} rounds.", ""]
    tool, folder, python = map(path, (arguments.tool, arguments.peers, arguments.python))
    wanted = (arguments.only or ",".join(TITLES)).split(",")
    failures = {}
    for extract in map(os.path.abspath, arguments.extracts):
        rows = rows_of(extract)
        with tempfile.TemporaryDirectory() as scratch:
            contenders = ours(tool, extract, rows, scratch) + peers(folder, python, extract)
            contenders += readers(python, "read", extract, ONE, folder, probe=True)
            if arguments.quoted and "quoted" in wanted:
                copy = quoted(extract, os.path.join(scratch, "quoted.csv"))
                own = ours(tool, copy, rows, scratch)[0]
                contenders += [Contender(own.name, "quoted", own.command)]
                contenders += readers(python, "quoted", copy, ONE, folder)
                # The plan is that of the extract itself.
                ours(tool, extract, rows, scratch)
            contenders = [c for c in contenders if c.task in wanted]
            compare(contenders, arguments.rounds)
        lines += table(extract, rows, contenders)
        failures |= {(c.name, c.task): c.failure for c in contenders if c.failure}
    if arguments.wide and "wide" in wanted:
        extract = os.path.abspath(arguments.wide)
        contenders = [wide(tool, extract)] + readers(python, "wide", extract, WIDE, folder)
        compare(contenders, arguments.rounds)
        lines += table(extract, rows_of(extract), contenders)
        failures |= {(c.name, c.task): c.failure for c in contenders if c.failure}
    if arguments.benchmarks:
        lines += replicates(path(arguments.benchmarks), os.path.abspath(arguments.extracts[0]),
                            arguments.rounds)
        growth = subprocess.run([path(arguments.benchmarks), "growth"], capture_output=True, text=True)
        lines += growth.stdout.strip().splitlines() + [""]
    text = "\n".join(lines)
    print(text)
    for (name, task), words in failures.items():
        print(f"{name} ({task}): {words}", file=sys.stderr)
    if arguments.write:
        with open(arguments.write) as file:
            before, _, rest = file.read().partition(BEGIN)
            _, _, after = rest.partition(END)
        with open(arguments.write, "w") as file:
            file.write(before + BEGIN + "\n\n" + text + "\n" + END + after)


if __name__ == "__main__":
    main()
