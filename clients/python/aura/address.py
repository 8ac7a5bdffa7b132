"""Where the broker listens."""

import os


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
