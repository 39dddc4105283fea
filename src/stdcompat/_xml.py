"""XML of strangers, made readable for a parser that knows Unicode and encodings of one byte only."""

from __future__ import annotations

import codecs
import re
from typing import Final

__all__ = ["recoded"]

_DECLARED: Final = re.compile(
    rb"""\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["'][^>]{0,200}\?>"""
)
_MANY_BYTES: Final = {
    # as Python names it: what reads it, and what was added to it since
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "cp950": "cp950",
    "shift_jis": "cp932",
    "cp932": "cp932",
    "euc_jp": "euc_jp",
    "euc_kr": "cp949",
    "cp949": "cp949",
}


def recoded(content: bytes, *, whole: bool = True) -> bytes:
    r"""Return a document in UTF-8 where it is UTF-16 or declares an encoding of East Asia; any other one as it is.

    Args:
        content: the document.
        whole: whether that is all of it: otherwise it may end in the middle of a character.

    Raises:
        ValueError: if it is not in the encoding that it declares.

    >>> recoded('<?xml version="1.0" encoding="GB2312"?><a>标准</a>'.encode("gb2312")).decode()
    '<a>标准</a>'
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = codecs.getincrementaldecoder("utf-16")().decode(content, final=whole).encode()
        found = _DECLARED.match(text)
        return text if found is None else _without(text, found)
    found = _DECLARED.match(content)
    if found is None:
        return content
    try:
        encoding = _MANY_BYTES.get(codecs.lookup(found[1].decode()).name)
    except LookupError:
        return content
    if encoding is None:
        return content
    return codecs.getincrementaldecoder(encoding)().decode(_without(content, found), final=whole).encode()


def _without(content: bytes, declaration: re.Match[bytes]) -> bytes:
    """Return a document without its declaration, each line with the number that it had."""
    return b"\n" * declaration[0].count(b"\n") + content[declaration.end() :]
