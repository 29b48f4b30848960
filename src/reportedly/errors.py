"""What can be broken in a set-up, as exceptions; trouble with a single report is an `Issue` instead.

ReportedlyError
├── CodebookError      a TOML file of the codebook does not hold together
├── GazetteerError     the file of places is missing, damaged or of another version
├── ModelError         the parser or the encoder is missing or damaged
├── LedgerError        the ledger cannot be opened or written
│   ├── NewerLedgerError     it was written by a newer reportedly
│   └── AmbiguousNameError   a name fits several of what it keeps
└── InputError         a path was named that is not there or cannot be read at all
    └── FetchError         an address is none that is fetched, or the site did not give the page
"""


class ReportedlyError(Exception):
    """Something in the set-up is broken; the message says what, where, and what to do."""


class CodebookError(ReportedlyError):
    """A file of the codebook does not hold together."""


class GazetteerError(ReportedlyError):
    """The file of places is missing, damaged or of another version."""


class ModelError(ReportedlyError):
    """The parser or the encoder is missing or damaged."""


class LedgerError(ReportedlyError):
    """The ledger cannot be opened or written."""


class NewerLedgerError(LedgerError):
    """The ledger was written by a newer reportedly than this one."""


class AmbiguousNameError(LedgerError):
    """A name or the beginning of an id fits several of what the ledger keeps."""


class InputError(ReportedlyError):
    """A path was named that is not there or cannot be read at all."""


class FetchError(InputError):
    """An address is none that is fetched, or the site did not give the page.

    `passing` where it may be otherwise in a while, `retry_after_s` where the site said in how long; `status` is what
    the site answered, None where it did not come to that.
    """

    def __init__(
        self, what: str, *, status: int | None = None, passing: bool = False, retry_after_s: float | None = None
    ) -> None:
        super().__init__(what)
        self.status = status
        self.passing = passing
        self.retry_after_s = retry_after_s
