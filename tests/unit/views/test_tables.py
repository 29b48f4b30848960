"""Tables that are too wide for the page become several, and no word is broken."""

from reportedly.views.tables import Column, TextTable, side_by_side

TABLE = TextTable(
    columns=(Column(heading="who says"), Column(heading="what"), Column(heading="place"), Column(heading="accuses")),
    rows=(
        ("the interior ministry", "bombing", "Laḩij; the road to Aden (earlier)", "–"),
        ("a doctor", "–", "–", "4e743668 134c9206"),
    ),
)


def longest_word(cells):
    return max(len(word) for cell in cells for word in cell.split())


def test_each_part_fits_and_breaks_no_word():
    parts = side_by_side(TABLE, 30)
    assert [[c.heading for c in part.columns] for part in parts] == [
        ["who says", "what", "place"],
        ["who says", "accuses"],
    ]
    for part in parts:
        widths = [column.width for column in part.columns]
        assert sum(widths) + len(widths) - 1 <= 30
        for n, width in enumerate(widths):
            assert width >= longest_word([part.columns[n].heading, *(row[n] for row in part.rows)])


def test_who_says_nothing_of_it_is_left_out_of_a_part():
    first, second = side_by_side(TABLE, 30)
    assert [row[0] for row in first.rows] == ["the interior ministry"]
    assert [row[0] for row in second.rows] == ["a doctor"]


def test_a_table_that_fits_is_left_whole_and_takes_no_more_than_it_needs():
    (whole,) = side_by_side(TABLE, 200)
    assert whole.rows == TABLE.rows
    assert [column.width for column in whole.columns] == [21, 7, 33, 17]


def test_a_word_wider_than_the_page_still_gets_a_column():
    wide = TextTable(columns=(Column(heading="who"), Column(heading="what")), rows=(("x" * 90, "y"),))
    (part,) = side_by_side(wide, 40)
    assert part.rows == wide.rows
    assert all((column.width or 0) >= 1 for column in part.columns)
