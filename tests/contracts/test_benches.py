"""The benches print what people and machines are told they print."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reprints import edited, other_news, wire

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"


def run(script: str, *arguments: str | Path) -> tuple[list[str], dict[str, Any]]:
    command = [sys.executable, str(ROOT / "bench" / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    return lines, json.loads(lines[-1])


def test_claims_gives_a_table_the_claims_and_a_line(tmp_path: Path) -> None:
    lines, figures = run("claims.py", "--data", GOLD, "--own", "--out", tmp_path / "claims.jsonl")
    claims = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert figures["reports"] == 6
    assert {"claim", "speaker", "where", "when", "quantity", "facts"} <= figures["f1"].keys()
    assert any(line.split()[0] == "claim" and line.split()[-1] == str(len(claims)) for line in lines if line.strip())


def test_kind_sentences_gives_a_line_a_kind_and_the_figures(tmp_path: Path) -> None:
    told = "Rebels [[shelled the market]] of Homs, the army said.\nA mayor said [[the market was shelled]].\n"
    (tmp_path / "shelling.txt").write_text(told, encoding="utf-8")
    (tmp_path / "meet.txt").write_text("Envoys [[shelled the market]] of Homs, the army said.\n", encoding="utf-8")
    lines, figures = run("kind_sentences.py", "--data", tmp_path, "--half", "all", "--kinds", "shelling")
    assert figures == {"bench": "kind_sentences", "half": "all", "lines": 3, "accuracy": 2 / 3, "no_claim": 0}
    assert [line.split()[:4] for line in lines[:-1]] == [["shelling", "2", "of", "2"]]


def test_speed_gives_its_figures(tmp_path: Path) -> None:
    one = tmp_path / "one.jsonl"
    one.write_text((GOLD / "reports.jsonl").read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    _, figures = run("speed.py", "--data", one, "--rounds", "1")
    assert all(figures[name] > 0 for name in ("reports_per_s", "sentences_per_s", "peak_mb", "ratio_to_spacy"))


def test_start_gives_its_figures() -> None:
    _, figures = run("start.py", "--rounds", "1")
    assert all(figures[name] > 0 for name in ("help_s", "bare_s", "ratio_to_bare"))


def test_growth_gives_a_line_for_each_size() -> None:
    lines, figures = run("growth.py", "--sizes", "400,800", "--text", "repeated")
    assert len(lines) == 1
    assert [size["characters"] for size in figures["sizes"]] == [400, 800]
    assert all(size[name] > 0 for size in figures["sizes"] for name in ("seconds", "cpu_seconds", "peak_mb", "claims"))
    assert figures["spacy_cpu_seconds"] > 0


def test_lineage_tells_copies_from_stock_and_shows_what_it_got_wrong(tmp_path: Path) -> None:
    reports = {"wire": wire(), "edited": edited(), "swap": other_news()}
    data, pairs = tmp_path / "reports.jsonl", tmp_path / "pairs.jsonl"
    data.write_text("".join(json.dumps({"key": key, "outlet": r.outlet, "published": str(r.published), "text": r.text})
                            + "\n" for key, r in reports.items()), encoding="utf-8")  # fmt: skip
    labelled = [
        {"a": "edited", "b": "wire", "relation": "copy", "shared_5grams": 0.5},
        {"a": "wire", "b": "swap", "relation": "copy", "shared_5grams": 0.2},
    ]
    pairs.write_text("".join(json.dumps(pair) + "\n" for pair in labelled), encoding="utf-8")
    lines, figures = run("lineage.py", "--data", data, "--pairs", pairs, "--show", "--held-out")
    assert lines[:-1] == ["wire swap is copy told stock overlap 0.2"]
    assert (figures["copy_precision"], figures["copy_recall"]) == (1.0, 0.5)
    assert figures["by_overlap"]["0.50-1.00"]["copy_recall"] == 1.0
    assert figures["held_out"]["pairs"] == 40


@pytest.mark.parametrize("script", ["claims.py", "speed.py"])
def test_a_missing_folder_is_told_in_a_line(script: str, tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "bench" / script), "--data", str(tmp_path / "nowhere")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_plover_tells_event_source_and_target_apart_and_shows_what_is_off(tmp_path: Path) -> None:
    def record(event: str, source: list[str], target: list[str], text: str) -> dict[str, Any]:
        sides = {"source": [{"actorText": s} for s in source], "target": [{"actorText": t} for t in target]}
        return {"event": event, "text": text, **sides}

    records = [
        {"event": "DOCUMENT", "eventText": "says what the file is"},
        record("FIGHT", ["Chadian troops"], ["Boko Haram"], "Chadian troops attacked Boko Haram on the lake."),
        record("CONSULT", ["Kenya"], ["Uganda"], "Chadian troops attacked Boko Haram on the lake."),
        record("FIGHT", ["Boko Haram"], ["Chadian troops"], "Chadian troops attacked Boko Haram on the lake."),
    ]
    data = tmp_path / "records.json"
    data.write_text(json.dumps(records), encoding="utf-8")
    lines, figures = run("plover.py", "--data", data, "--show", "--no-model")
    shares = {name: figures[name] for name in ("records", "coded", "event", "source", "target", "whole")}
    assert shares == {"records": 3, "coded": 100.0, "event": 66.7, "source": 33.3, "target": 33.3, "whole": 33.3}
    assert sum(line.startswith("Coded(") for line in lines) == 2


def test_incidents_are_scored_on_marks_and_what_the_coder_misses_counts(tmp_path: Path) -> None:
    told = "Shells hit the market in Taiz on Monday, killing 12 people, a doctor said."
    rows = [
        {"key": key, "outlet": outlet, "published": "2019-02-13", "title": title, "text": told}
        for key, outlet, title in (("a", "Post", "Shells hit a market"), ("b", "Courier", "Twelve dead in Taiz"))
    ]
    reports = tmp_path / "reports.jsonl"
    reports.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    marks = tmp_path / "marks"
    marks.mkdir()
    claims = "".join(f"  - {{report: {key}, span: [0, {len(told)}]}}\n" for key in "ab")
    (marks / "tune-made.yaml").write_text(
        f"incidents:\n- id: taiz\n  kind: shelling\n  reports: [a, b]\n  claims:\n{claims}  differs: {{}}\n",
        encoding="utf-8",
    )
    _, figures = run("incidents.py", "--data", marks, "--reports", reports, "--no-model")
    assert (figures["incidents"], figures["places"]) == (1, 2)
    assert figures["b_cubed"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_linking_is_timed_on_the_same_claims_each_time() -> None:
    _, figures = run("linking_speed.py", "--sizes", "600", "--ledger", "0")
    _, again = run("linking_speed.py", "--sizes", "600", "--ledger", "0")
    assert figures["sizes"][0]["incidents"] == again["sizes"][0]["incidents"] > 10
    assert figures["growth"].keys() == {"600"}
