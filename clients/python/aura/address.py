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


def remote_address(environment=None):
    """Address of a mesh on another machine, such as tcp://10.0.0.5:7447; empty for this machine's."""
    environment = os.environ if environment is None else environment
    return environment.get("AURA_BUS_ADDRESS", "")


def client_keys(environment=None):
    """The server's public key, and the own public and secret one, each as its Z85 text."""
    environment = os.environ if environment is None else environment
    server = environment.get("AURA_BUS_SERVER_KEY", "").strip()
    if len(server) != 40:
        raise ValueError(f"AURA_BUS_SERVER_KEY is {server!r}, not a key; `aura keys show server` there prints it")
    path = environment.get("AURA_BUS_CLIENT_KEY_FILE", "") or os.path.join(
        _state(environment), "aura", "keys", "client.key")
    try:
        with open(path, encoding="ascii") as file:
            words = [line.split(" ", 1) for line in file]
        own = {word[0]: word[1].strip() for word in words if len(word) == 2}
        return server, own["public"], own["secret"]
    except (OSError, KeyError) as error:
        raise ValueError(f"no key pair in {path}: make one with `aura keys create client`") from error


def token_file(environment=None):
    """Path of the file with the token: AURA_BUS_TOKEN_FILE, else the one that the mesh made for its own user."""
    environment = os.environ if environment is None else environment
    named = environment.get("AURA_BUS_TOKEN_FILE", "")
    if named:
        return named
    return os.path.join(_state(environment), "aura", "tokens", "admin.token")


def _state(environment):
    state = environment.get("XDG_STATE_HOME", "")
    home = environment.get("HOME", os.path.expanduser("~"))
    return state if state.startswith("/") else os.path.join(home, ".local", "state")


def read_token(path):
    """The token in a file; empty where there is none to read, so that the broker says what is missing."""
    try:
        with open(path, "rb") as file:
            return file.read(_TOKEN_BYTES_MAX).strip()
    except OSError:
        return b""
