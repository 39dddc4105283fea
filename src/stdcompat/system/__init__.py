"""Standard-system guides: the trees in which an issuer lays out a domain, existing and planned."""

from stdcompat.system.model import Branch, StandardSystem, SystemKind, SystemStatus

__all__ = ["Branch", "StandardSystem", "SystemKind", "SystemStatus"]
