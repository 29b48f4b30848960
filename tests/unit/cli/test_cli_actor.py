"""`reportedly actor`: a name in, who it is on a day; a wrong name, a hint and exit 1."""

from click.testing import CliRunner

from reportedly.cli import commands


def run(*arguments):
    ended = CliRunner().invoke(commands, ["actor", *arguments])
    return ended.exit_code, ended.stdout, ended.stderr


def test_the_name_of_the_day_stands_first():
    status, out, _ = run("al-Nusra", "--on", "2017-03-01")
    assert status == 0
    assert out.startswith("Hayat Tahrir al-Sham (Jabhat al-Nusra)  [nusra]")
    assert "Jabhat Fateh al-Sham 2016-07-28 to 2017-01-27" in " ".join(out.split())


def test_affiliations_are_those_of_the_day():
    _, then, _ = run("Donald", "Trump", "--on", "2018-01-01")
    _, between, _ = run("Donald", "Trump", "--on", "2022-01-01")
    assert "United States government since 2025" not in then
    assert "none known on 2022-01-01" in between


def test_what_rests_on_no_page_says_so():
    _, out, _ = run("Kenya")
    assert "uncited" in out


def test_a_shared_name_gives_all_who_share_it():
    status, out, _ = run("RSF")
    assert status == 0
    assert "[rsf]" in out
    assert "[rsf-press]" in out


def test_an_unknown_name_is_told_with_a_hint():
    status, out, err = run("Hizbulla")
    assert (status, out) == (1, "")
    assert "did you mean Hezbollah" in err


def test_a_wrong_day_is_a_usage_error():
    status, _, err = run("SDF", "--on", "2017-02-30")
    assert status == 2
    assert "2017-02-30" in err
