"""Where the broker listens, and the token to show to it."""

import os

_TOKEN_BYTES_MAX = 4096


def broker_socket(environment=None):
    """Path of the broker's socket, as the protocol states it."""
    environment = os.environ if environment is None else environment
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    if runtime.startswith("/"):
        return os.path.join(runtime, "aura", "broker.sock")
    own = f"/run/user/{os.getuid()}"
    if os.path.isdir(own) and os.stat(own).st_uid == os.getuid():
        return os.path.join(own, "aura", "broker.sock")
    home = environment.get("HOME", os.path.expanduser("~"))
    cache = environment.get("XDG_CACHE_HOME", "")
    cache = cache if cache.startswith("/") else os.path.join(home, ".cache")
    return os.path.join(cache, "aura", "run", "broker.sock")


def token_file(environment=None):
    """Path of the file with the token: AURA_BUS_TOKEN_FILE, else the one that the mesh made for its own user."""
    environment = os.environ if environment is None else environment
    named = environment.get("AURA_BUS_TOKEN_FILE", "")
    if named:
        return named
    state = environment.get("XDG_STATE_HOME", "")
    home = environment.get("HOME", os.path.expanduser("~"))
    state = state if state.startswith("/") else os.path.join(home, ".local", "state")
    return os.path.join(state, "aura", "tokens", "admin.token")


def read_token(path):
    """The token in a file; empty where there is none to read, so that the broker says what is missing."""
    try:
        with open(path, "rb") as file:
            return file.read(_TOKEN_BYTES_MAX).strip()
    except OSError:
        return b""
