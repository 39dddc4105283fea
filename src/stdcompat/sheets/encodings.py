"""Which encoding a text without a mark is in, told by its bytes.

UTF-8 is tried first, for no other text is valid UTF-8. The rest is told by how the bytes above 0x7F are spread:
nearly every text is valid GB18030, so that a Korean or Russian file would come out as Chinese characters.

>>> likely("Номер;Наименование товара".encode("cp1251"))[1], likely("名称，标准，序号".encode("gb18030"))[1]
('cp1251', 'gb18030')
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["SAMPLE", "likely"]

SAMPLE: Final = 65_536
"""So many bytes tell the encoding."""

_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_ENOUGH: Final = 6  # pairs of bytes from which a share says something
_MOST: Final = 0.6
_ZEROS: Final = 0.04  # of the bytes; other text holds none


def likely(sample: bytes) -> tuple[str, ...]:
    """Return the encodings to be tried, the likeliest first.

    Args:
        sample: the first bytes of a text without a byte order mark.
    """
    halves = sample[0::2].count(0), sample[1::2].count(0)
    if max(halves) > max(3, len(sample) * _ZEROS) and min(halves) * 10 <= max(halves):
        return ("utf-16-le", "utf-16-be") if halves[1] > halves[0] else ("utf-16-be", "utf-16-le")
    return ("utf-8", *_legacy(sample), "gb18030", "cp1252")


def _legacy(sample: bytes) -> tuple[str, ...]:
    runs: list[bytes] = _HIGH.findall(sample)
    total = sum(map(len, runs))
    if not total:
        return ()

    def share(first: int, last: int) -> float:
        inside = sum(first <= byte <= last for run in runs for byte in run)
        return inside / total

    if _is_big5(sample):
        return ("big5",)
    single = sum(len(run) <= 2 and (len(run) == 1 or run[0] >= 0xC0) for run in runs) / len(runs)  # noqa: PLR2004
    if share(0xE0, 0xFF) > _MOST and sum(len(run) > 2 for run in runs) * 2 > len(runs):  # noqa: PLR2004
        return ("cp1251",)  # small letters of Cyrillic
    if sum(len(run) == 1 for run in runs) > len(runs) * _MOST and single > _MOST and share(0x80, 0x9F) < 0.2:  # noqa: PLR2004
        return ("cp1252",)  # an accented letter now and then
    if share(0x80, 0x9F) > 0.2:  # noqa: PLR2004
        return ("cp932",)  # the first bytes of kana and of most kanji
    leads = [run[n] for run in runs for n in range(0, len(run) - 1, 2)]
    if len(leads) < _ENOUGH:
        return ()
    if sum(lead in {0xA4, 0xA5} for lead in leads) * 5 > len(leads):
        return ("euc_jp",)  # kana
    if all(0xA1 <= lead <= 0xC8 for lead in leads) and sum(lead >= 0xB0 for lead in leads) * 2 > len(leads):  # noqa: PLR2004
        return ("cp949",)  # Hangul; a third of Chinese stands behind it
    return ()


def _is_big5(sample: bytes) -> bool:
    """Tell whether a text is Big5: its frequent characters, a third of them with a second byte among the ASCII ones."""
    try:
        text = sample.decode("big5", "strict" if len(sample) < SAMPLE else "ignore")
    except UnicodeDecodeError:
        return False
    pairs = [char.encode("big5") for char in text if not char.isascii()]
    frequent = sum(0xA1 <= pair[0] <= 0xC6 for pair in pairs)  # noqa: PLR2004
    low = sum(pair[1] < 0x80 for pair in pairs)  # noqa: PLR2004
    return len(pairs) >= _ENOUGH and frequent * 10 >= len(pairs) * 9 and low * 10 > len(pairs)
