"""Tables of any length fit the terminal, and what is too wide is wrapped in its own column."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reportedly.cli.long_table import laid_out
from reportedly.views.tables import Column, TextTable

TABLE = TextTable(
    columns=(Column(heading="claim", width=5), Column(heading="what"), Column(heading="dead", numbers=True)),
    rows=(
        ("1f0c2", "an air strike on the market of Salqin that no one has owned to", "12"),
        ("a9b3e", "قصف في إدلب", "1,204"),
    ),
)


def test_cells_stand_under_their_heading_and_numbers_to_the_right():
    heading, lines = laid_out(TABLE, 80)
    assert heading == [f"{'claim':5} {'what':62}  dead"]
    assert next(lines) == f"1f0c2 {TABLE.rows[0][1]}    12"


def test_what_is_too_wide_is_wrapped_and_nothing_is_lost():
    heading, lines = laid_out(TABLE, 40)
    drawn = [*heading, *lines]
    assert all(cell_len(line) <= 40 for line in drawn)
    words = [word for line in drawn for word in line.split()]
    assert sorted(words) == sorted(
        w for row in (("claim", "what", "dead"), *TABLE.rows) for c in row for w in c.split()
    )


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=60), st.text(max_size=8)), max_size=4))
def test_whatever_the_cells_hold_every_row_is_drawn(rows):
    _, lines = laid_out(TextTable(columns=TABLE.columns, rows=tuple(rows)), 60)
    assert len(list(lines)) >= len(rows)
