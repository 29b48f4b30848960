"""Whatever a person names as input, read: files and folders, standard input, and addresses of pages."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.errors import FetchError, InputError
from reportedly.fetching import OPEN_INTERNET, Reach, fetch, is_address
from reportedly.model import Issue, Report
from reportedly.reading import NOT_FETCHED, ReportDefaults, read_bytes, read_paths


def read_inputs(
    named: Iterable[str], defaults: ReportDefaults, *, reach: Reach = OPEN_INTERNET
) -> Iterator[Report | Issue]:
    """Read paths and addresses in the order given; a page that cannot be fetched is an Issue `not-fetched`.

    Raises InputError at once if there is nothing to read: not one of the paths is there, and no address is named.
    """
    inputs = list(named)
    if not any(is_address(one) for one in inputs):
        return read_paths(inputs, defaults=defaults)
    return _read_each(inputs, defaults, reach)


def read_address(url: str, defaults: ReportDefaults, *, reach: Reach = OPEN_INTERNET) -> Iterator[Report | Issue]:
    """Fetch one page and read it; raises FetchError where it cannot be fetched."""
    page = fetch(url, reach=reach)
    return read_bytes(page.data, page.name, defaults=replace(defaults, url=page.url))


def _read_each(inputs: list[str], defaults: ReportDefaults, reach: Reach) -> Iterator[Report | Issue]:
    for one in inputs:
        try:
            if is_address(one):
                yield from read_address(one, defaults, reach=reach)
            else:
                yield from read_paths([one], defaults=defaults)
        except FetchError as trouble:
            yield Issue(report=one, code=NOT_FETCHED, detail=f"{one}: {trouble}")
        except InputError as trouble:
            yield Issue(report=one, code="missing-file", detail=f"{one}: {trouble}")
