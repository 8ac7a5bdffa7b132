"""Aura from Python: call and serve methods of the mesh, publish and subscribe. See README.md beside this package."""

from .call import Call
from .events import Event, Subscription
from .mesh import Mesh, connect, serve
from .schema import Schema
from .served import Context
from .status import AuraError, Code

__all__ = ["AuraError", "Call", "Code", "Context", "Event", "Mesh", "Schema", "Subscription", "connect", "serve"]
__version__ = "0.1.0"
