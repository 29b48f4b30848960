"""Where this machine's user keeps what is their own: imported places, a codebook."""

import os
from pathlib import Path


def user_data_folder() -> Path:
    """Give `reportedly` in the user's data folder ($XDG_DATA_HOME, else ~/.local/share); it need not be there."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "reportedly"
