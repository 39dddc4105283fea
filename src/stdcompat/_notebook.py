"""How values show themselves in a notebook: cheaply, escaped, and without any optional library."""

from __future__ import annotations

__all__ = ["Shown"]


class Shown:
    """A value with a form of its own in a notebook; `_repr_html_` is what each kind says itself.

    >>> import stdcompat
    >>> stdcompat.parse("GBT22080-2016")._repr_mimebundle_()["text/html"]
    '<code>GB/T 22080-2016</code>'
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        raise NotImplementedError

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002  # as notebooks call it
        return {"text/plain": str(self), "text/html": self._repr_html_()}
