"""Which version of the coder read a report."""

from dataclasses import dataclass

from reportedly.model.ids import content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One coder as it stood: package version and the digests of the knowledge it used.

    `encoder` is None when claims are coded by rules alone.
    """

    version: str
    codebook: str
    parser: str
    gazetteer: str | None = None
    encoder: str | None = None

    @property
    def id(self) -> str:
        """The run's name: the same coder on two machines has the same one."""
        return content_id("run", self.version, self.codebook, self.parser, self.gazetteer, self.encoder)
