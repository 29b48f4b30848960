"""A PostgreSQL server for tests: Debian's, started in a folder of its own as a user who is nobody, and thrown away."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

NEEDED = "REPORTEDLY_TEST_POSTGRES"
"""Set where tests must not be skipped for want of a server."""
PASSWORD = "not-a-secret"


def programs() -> Path | None:
    """Give the folder of the server's programs, the newest where there are several."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    own = shutil.which("initdb")
    return Path(own).resolve().parent if own else None


def _user() -> str | None:
    """Give the user to run it as: the server refuses to be root."""
    return "postgres" if os.geteuid() == 0 else None


def why_not() -> str | None:
    """Say why no server can be had, or nothing."""
    if programs() is None:
        return "no PostgreSQL server is installed here (Debian: apt-get install postgresql)"
    if _user() is None:
        return None
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        return "run as root, and there is no user `postgres` to run the server as"
    return None


@contextmanager
def running() -> Iterator[str]:
    """Start a server, and give the address of its databases, to which a name is to be added."""
    bin_folder, user = programs(), _user()
    assert bin_folder is not None
    folder = Path(tempfile.mkdtemp(prefix="reportedly-postgres-"))
    try:
        password = folder / "password"
        password.write_text(PASSWORD)
        if user:
            for path in (folder, password):
                shutil.chown(path, user)
        _run(user, bin_folder / "initdb", "--username=tester", f"--pwfile={password}", "--auth=scram-sha-256",
             "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", f"--pgdata={folder / 'data'}")  # fmt: skip
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        _run(user, bin_folder / "pg_ctl", "start", "-w", f"--pgdata={folder / 'data'}", f"--options={settings}",
             f"--log={folder / 'log'}")  # fmt: skip
        try:
            yield f"postgresql://tester:{PASSWORD}@127.0.0.1:{port}"
        finally:
            _run(user, bin_folder / "pg_ctl", "stop", "-m", "immediate", f"--pgdata={folder / 'data'}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(user: str | None, *command: object) -> None:
    done = subprocess.run([str(part) for part in command], user=user, cwd="/tmp", capture_output=True, text=True,
                          timeout=120, check=False, stdin=subprocess.DEVNULL)  # fmt: skip
    assert done.returncode == 0, f"{command[0]}: {done.stdout}{done.stderr}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Give the address of a running server, or skip what needs one and say why."""
    why = why_not()
    if why and not os.environ.get(NEEDED):
        pytest.skip(f"PostgreSQL is not tried: {why}")
    assert why is None, why
    with running() as address:
        yield address


@pytest.fixture
def postgres_place(postgres_server: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of an empty schema of its own."""
    import psycopg

    schema = f"t{abs(hash(request.node.nodeid)):x}"
    with psycopg.connect(f"{postgres_server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE SCHEMA "{schema}"')
        yield f"{postgres_server}/postgres?options={quote(f'-csearch_path={schema}')}"
        connection.execute(f'DROP SCHEMA "{schema}" CASCADE')


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a ledger that is not made yet, in each of the stores: what holds in one holds in both."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_place"))
    return str(tmp_path / "books.db")
