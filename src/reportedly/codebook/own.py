"""A user's own codebook folders, which lie on top of the shipped one in every command and in the desk."""

import os
from pathlib import Path

from reportedly.codebook.entries import Codebook
from reportedly.codebook.load import load_codebook
from reportedly.data_folder import user_data_folder

OWN_FOLDERS_VARIABLE = "REPORTEDLY_CODEBOOK"


def own_folders() -> tuple[Path, ...]:
    """Give the folders, in the order in which they are laid on top.

    They are those that $REPORTEDLY_CODEBOOK names, parted as in PATH; else `reportedly/codebook` in the user's data
    folder, where there is one. A named folder that is not there is given too: whoever loads it says so.
    """
    named = os.environ.get(OWN_FOLDERS_VARIABLE)
    if named is not None:
        return tuple(Path(folder) for folder in named.split(os.pathsep) if folder)
    folder = user_data_folder() / "codebook"
    return (folder,) if folder.is_dir() else ()


def codebook_in_use() -> Codebook:
    """Load the shipped codebook with the user's own folders on top. Raises CodebookError with file, line and remedy."""
    return load_codebook(own_folders())
