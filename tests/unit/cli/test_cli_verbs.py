"""Each verb as a person types it, against real files and a real ledger, with a coder that needs no parser."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from reportedly.ledger import Ledger

FAKE = Path(__file__).parents[2] / "fake_coder.py"
STORY = "The bridge at Ostra was closed on Monday. Two trucks burned near the mill. Nobody was hurt there.\n"


def start(*args, cwd, **env):
    return subprocess.Popen(
        [sys.executable, str(FAKE), *map(str, args)],
        cwd=cwd,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **env},
        # A shell that runs the tests in the background has them ignore interrupts, and their children too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def reportedly(*args, cwd, piped="", **env):
    process = start(*args, cwd=cwd, **env)
    out, err = process.communicate(piped, timeout=60)
    return subprocess.CompletedProcess(args, process.returncode, out, err)


@pytest.fixture
def here(tmp_path):
    for number in range(3):
        (tmp_path / f"story-{number}.txt").write_text(f"Report number {number}.\n\n{STORY}", encoding="utf-8")
    return tmp_path


def stories(here):
    return sorted(here.glob("story-*.txt"))


def fits(text, columns=80):
    return all(len(line) <= columns for line in text.splitlines())


def test_code_prints_a_table_and_keeps_nothing(here):
    done = reportedly("code", *stories(here), cwd=here)
    assert done.returncode == 0, done.stderr
    assert "who says" in done.stdout
    assert fits(done.stdout)
    assert not list(here.glob("*.db"))
    assert done.stderr.count("[no-day]") == 3
    assert all(line.startswith("reportedly: story-") for line in done.stderr.splitlines() if "no-day" in line)


def test_code_prints_json_lines_in_text_order(here):
    done = reportedly("code", "story-0.txt", "--format", "jsonl", "--outlet", "Ostra Herald", cwd=here)
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(claims) >= 3
    assert [claim["span"] for claim in claims] == sorted(claim["span"] for claim in claims)
    assert {claim["report"]["outlet"] for claim in claims} == {"Ostra Herald"}


@pytest.mark.parametrize("dash", [["-"], []])
def test_code_reads_what_is_piped_in(here, dash):
    done = reportedly("code", *dash, "--format", "jsonl", cwd=here, piped=STORY)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[0])["quote"].startswith("The bridge at Ostra")


def test_the_first_claims_are_printed_before_the_last_report_is_coded(here):
    process = start(
        "code", *stories(here), "--format", "jsonl", cwd=here, FAKE_CODER_SECONDS="0.7", PYTHONUNBUFFERED="1"
    )
    began = time.monotonic()
    assert process.stdout.readline()
    first = time.monotonic() - began
    process.communicate(timeout=60)
    assert time.monotonic() - began > first + 0.7


def test_add_keeps_and_the_second_time_adds_nothing(here):
    first = reportedly("add", *stories(here), cwd=here)
    assert first.returncode == 0, first.stderr
    assert re.match(r"kept 3 reports, \d+ claims; 0 already there; \d+ issues\.\n", first.stdout)
    second = reportedly("add", here / "story-0.txt", here / "story-1.txt", here / "story-2.txt", cwd=here)
    assert second.stdout == "kept 0 reports, 0 claims; 3 already there; 0 issues.\n"
    assert (here / "reportedly.db").exists()


def test_the_ledger_is_named_by_option_or_environment(here):
    assert reportedly("add", "story-0.txt", "--ledger", "mine.db", cwd=here).returncode == 0
    assert reportedly("add", "story-1.txt", cwd=here, REPORTEDLY_LEDGER="env.db").returncode == 0
    assert {path.name for path in here.glob("*.db")} == {"mine.db", "env.db"}
    assert "story-1" in reportedly("reports", cwd=here, REPORTEDLY_LEDGER="env.db").stdout


def test_a_broken_file_among_good_ones_is_told_and_the_good_are_kept(here):
    (here / "junk.html").write_bytes(bytes(range(256)) * 40)
    done = reportedly("add", here, cwd=here)
    assert done.returncode == 1
    assert done.stdout.startswith("kept 3 reports")
    told = [line for line in done.stderr.splitlines() if "junk.html" in line]
    assert len(told) == 1
    assert told[0].startswith("reportedly: ")
    assert "junk.html" in reportedly("issues", cwd=here).stdout


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_a_file_in_another_encoding_is_kept_like_any_other(here, encoding):
    (here / "wide.txt").write_bytes(f"Report from Čelinac.\n\n{STORY}".encode(encoding))
    done = reportedly("code", "wide.txt", "--format", "jsonl", cwd=here)
    assert done.returncode == 0, done.stderr
    assert "Čelinac" in done.stdout
    assert "\x00" not in done.stdout


@pytest.mark.parametrize("ending", [".html", ".htm", ".jsonl"])
def test_junk_and_bad_lines_cost_no_other_report(here, ending):
    good = [json.dumps({"key": f"r{n}", "text": f"Line {n} here. {STORY}"}) for n in range(3)]
    (here / f"junk{ending}").write_bytes(bytes(range(256)) * 40)
    (here / "wire.jsonl").write_text("\n".join([*good[:2], '{"key": "broken', good[2]]), encoding="utf-8")
    done = reportedly("add", f"junk{ending}", "wire.jsonl", cwd=here)
    assert done.returncode == 1
    assert done.stdout.startswith("kept 3 reports")
    assert sum(f"junk{ending}" in line for line in done.stderr.splitlines()) == 1
    assert sum("wire.jsonl:3" in line for line in done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_report_that_breaks_the_coder_is_told_kept_and_tried_again(here):
    (here / "story-1.txt").write_text("BREAK the coder here. Some more words follow.\n", encoding="utf-8")
    done = reportedly("add", *stories(here), cwd=here)
    assert done.returncode == 1
    assert "story-1: the coder broke on this report (ValueError: no such word)" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.startswith("kept 3 reports")
    again = reportedly("add", *stories(here), cwd=here)
    assert again.returncode == 1
    assert "2 already there" in again.stdout


@pytest.mark.parametrize("verb", ["reports", "claims", "brief", "issues", "why"])
def test_a_verb_that_only_reads_makes_no_ledger(here, verb):
    done = reportedly(verb, *(["clm_1"] if verb == "why" else []), cwd=here)
    assert done.returncode == 2
    assert done.stderr.startswith("reportedly: no ledger at reportedly.db: make one with `reportedly add`")
    assert len(done.stderr.splitlines()) == 1
    assert not list(here.glob("*.db"))


def test_broken_set_ups_are_one_line_and_exit_2(here):
    (here / "diary.db").write_text("not a ledger at all, only a diary")
    done = reportedly("add", "story-0.txt", "--ledger", "diary.db", cwd=here)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "diary.db is not a ledger" in done.stderr
    done = reportedly("add", "nowhere.txt", cwd=here)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "nowhere.txt" in done.stderr
    assert "2017-02-30" in reportedly("claims", "--since", "2017-02-30", cwd=here).stderr
    assert reportedly("claims", "--since", "2017-02-30", cwd=here).returncode == 2
    assert reportedly("nonsense", cwd=here).returncode == 2


def test_asking(here):
    reportedly("add", *stories(here), "--outlet", "Ostra Herald", "--published", "2022-05-03", cwd=here)
    briefing = reportedly("brief", cwd=here)
    assert "Ostra Herald wrote:" in briefing.stdout
    assert "“Two trucks burned near the mill.”" in briefing.stdout
    assert "No day said" in briefing.stdout
    assert fits(briefing.stdout)
    listed = reportedly("claims", "--text", "trucks", "--report", "story-1", "--format", "jsonl", cwd=here)
    (claim,) = [json.loads(line) for line in listed.stdout.splitlines()]
    why = reportedly("why", claim["id"][4:12], cwd=here)
    assert "[Two trucks burned near the mill. = what]" in why.stdout
    assert "fake.sentence" in why.stdout
    assert fits(why.stdout)
    reports = reportedly("reports", cwd=here).stdout
    assert "story-2" in reports
    assert "2022-05-03" in reports
    assert fits(reports)
    assert "no claim fits." in reportedly("claims", "--text", "zeppelin", cwd=here).stdout
    assert "no-day" in reportedly("issues", "--report", "story-2", cwd=here).stdout
    assert "no issue fits." in reportedly("issues", "--code", "zeppelin", cwd=here).stdout


def test_two_adds_at_the_same_time_both_succeed(here):
    both = [start("add", *stories(here), cwd=here, FAKE_CODER_SECONDS="0.1") for _ in range(2)]
    for process in both:
        out, err = process.communicate("", timeout=60)
        assert process.returncode == 0, err
        assert out.startswith("kept ")
    with Ledger.open(here / "reportedly.db") as ledger:
        assert len(list(ledger.reports())) == 3


def test_interrupted_in_the_middle_what_was_kept_is_whole_and_a_second_run_finishes(here):
    lines = [json.dumps({"key": f"r{i}", "text": f"Line {i} here. {STORY}", "outlet": "Herald"}) for i in range(20)]
    (here / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    process = start("add", "many.jsonl", cwd=here, FAKE_CODER_SECONDS="1")
    began = time.monotonic()
    while time.monotonic() - began < 30 and not _has_reports(here / "reportedly.db"):
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert re.search(r"reportedly: interrupted: kept \d+ reports?, \d+ claims.*Run the same command again", err)
    assert "Traceback" not in err
    with Ledger.open(here / "reportedly.db") as ledger:
        kept = list(ledger.reports())
        assert 0 < len(kept) < 20
        assert len({row.claims for row in kept}) == 1
    second = reportedly("add", "many.jsonl", cwd=here)
    assert second.returncode == 0
    with Ledger.open(here / "reportedly.db") as ledger:
        assert len(list(ledger.reports())) == 20


def test_a_desk_that_is_stopped_in_the_middle_of_a_request_ends_without_a_cry(here):
    with Ledger.open(here / "books.db", create=True):
        pass
    process = start("serve", "--ledger", "books.db", "--port", "0", "--no-model", cwd=here, PYTHONUNBUFFERED="1")
    port = int(re.search(r":(\d+)/", process.stdout.readline()).group(1))
    with socket.create_connection(("127.0.0.1", port), timeout=60) as half:
        half.sendall(
            f"POST /api/decisions HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
            "Content-Type: application/json\r\nContent-Length: 99\r\nExpect: 100-continue\r\n\r\n".encode()
        )
        # It waits for the rest of what was announced.
        assert b"100 Continue" in half.recv(99)
        half.sendall(b"{")
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert err.strip() == "reportedly: interrupted."


def test_a_desk_outlives_a_browser_that_is_gone_before_its_answer(here):
    with Ledger.open(here / "books.db", create=True):
        pass
    process = start("serve", "--ledger", "books.db", "--port", "0", "--no-model", cwd=here, PYTHONUNBUFFERED="1")
    port = int(re.search(r":(\d+)/", process.stdout.readline()).group(1))
    try:
        # What the system sends whoever writes to a connection that has been cut: when exactly, is a matter of luck.
        process.send_signal(signal.SIGPIPE)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as page:
            assert page.status == 200
    finally:
        process.terminate()
        process.communicate(timeout=60)


def _has_reports(path):
    if not path.exists() or path.stat().st_size < 4096:
        return False
    with Ledger.open(path) as ledger:
        return any(True for _ in ledger.reports())


def test_a_full_disk_is_one_line_and_keeps_what_was_whole(here):
    lines = [json.dumps({"key": f"r{i}", "text": f"Line {i} here. {STORY * 8}"}) for i in range(24)]
    (here / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    limited = (
        "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000));"
        f"sys.argv = ['reportedly', 'add', 'many.jsonl']; runpy.run_path({str(FAKE)!r}, run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited],
        cwd=here,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 2, done.stderr
    assert "the disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    with Ledger.open(here / "reportedly.db") as ledger:
        kept = list(ledger.reports())
        assert 0 < len(kept) < 24
        assert len({row.claims for row in kept}) == 1
    assert reportedly("add", "many.jsonl", cwd=here).returncode == 0


@pytest.mark.parametrize(("reader", "lines"), [("head -1", 1), ("true", 0)])
def test_a_closed_pipe_is_quiet(here, reader, lines):
    (here / "long.txt").write_text("\n\n".join(STORY for _ in range(120)), encoding="utf-8")
    done = subprocess.run(
        f"'{sys.executable}' '{FAKE}' code long.txt --format jsonl | {reader}",
        shell=True,
        cwd=here,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert len(done.stdout.splitlines()) == lines
    assert "Error" not in done.stderr
    assert "Broken" not in done.stderr


def test_names_in_any_script_survive_a_plain_locale(here):
    (here / "arabic.txt").write_text("Fighters left دير الزور on Monday. They came back.", encoding="utf-8")
    done = reportedly("code", "arabic.txt", "--format", "jsonl", cwd=here, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "دير الزور" in done.stdout
