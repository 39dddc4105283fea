"""The name of a product cut into words, and the words of it that name no product."""

from __future__ import annotations

import functools
import unicodedata
from itertools import islice
from typing import Final, NamedTuple

from stdcompat._patterns import pattern
from stdcompat.catalogs.vocabulary import read_vocabulary

__all__ = ["Unit", "cut", "filler", "folded_word", "key_of"]

_MOST_UNITS: Final = 120
_UNITS: Final = pattern(
    r"([\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af])|\d+(?:\.\d+)?|[^\W\d_\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]+"
)
_ACCENTS: Final = pattern(r"[\u0300-\u036f]")
_SIMPLER: Final = str.maketrans(
    "變壓電開關櫃燈攝機頭務網絡線纜纖維護統設備監視頻錄無間斷儲鋰組塊發動馬達風閥門鋼鐵構築磚塗滅報煙溫測傳輸訊調寬帶衛導書櫥車輛駕駛樓層廠區環處淨濾過熱換氣體醫療診藥劑針輪據庫軟應遠終顯觸螢麥揚聲會議計費號碼運檢驗證認廣擴邊緣雲資裝儀錶銅鋁銲槍裡內鏡適張縮離園場館劃輔屬鉛鹼貼嬰兒穩彈鍋爐飯條紙筆圓",
    "变压电开关柜灯摄机头务网络线缆纤维护统设备监视频录无间断储锂组块发动马达风阀门钢铁构筑砖涂灭报烟温测传输讯调宽带卫导书橱车辆驾驶楼层厂区环处净滤过热换气体医疗诊药剂针轮据库软应远终显触萤麦扬声会议计费号码运检验证认广扩边缘云资装仪表铜铝焊枪里内镜适张缩离园场馆划辅属铅碱贴婴儿稳弹锅炉饭条纸笔圆",
)
"""The traditional characters of trade words as simplified ones; Japanese words are folded with them."""


@functools.cache
def filler(code: str) -> frozenset[str]:
    """Return the words of a name that name no product, by what they say instead."""
    return frozenset(read_vocabulary()["words"]["filler"][code]["words"])


@functools.cache
def _spelt() -> dict[str, str]:
    return dict(pair.split("=") for pair in filler("spelt"))


class Unit(NamedTuple):
    """A word, or a character of a script that writes no spaces."""

    folded: str
    start: int
    end: int
    text: str


@functools.lru_cache(maxsize=64)
def cut(text: str) -> tuple[Unit, ...]:
    """Cut a text into words, and into characters where its script writes no spaces."""
    return tuple(
        Unit(word.translate(_SIMPLER) if match[1] else folded_word(word), match.start(), match.end(), word)
        for match in islice(_UNITS.finditer(text), _MOST_UNITS)
        for word in (match[0],)
    )


@functools.lru_cache(maxsize=8192)
def folded_word(word: str) -> str:
    """Return a word without case, accents and the s of a simple plural.

    >>> folded_word("Switches"), folded_word("Batteries"), folded_word("Glass"), folded_word("UPS"), folded_word("Válvulas")
    ('switch', 'battery', 'glass', 'ups', 'valvula')
    """
    plain = word.casefold()
    if not plain.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
    folded = _spelt().get(plain, plain)
    if word.endswith("s") and word[:-1].isupper():
        return word[:-1].casefold()  # CTs
    if len(folded) < 4 or not folded.isascii() or not folded.endswith("s"):  # noqa: PLR2004  # "ups", "gas"
        return folded
    folded = _spelt().get(folded[:-1], folded[:-1]) + "s"
    if folded.endswith(("ches", "shes", "xes", "sses", "zes")):
        return folded[:-2]
    if folded.endswith("ies") and len(folded) > 4:  # noqa: PLR2004  # "series" is its own singular, and harmless
        return folded[:-3] + "y"
    return folded if folded.endswith(("ss", "us", "is")) else folded[:-1]


def key_of(text: str) -> tuple[str, ...]:
    """Return the words of a phrase as they are compared."""
    return tuple(unit.folded for unit in cut(unicodedata.normalize("NFKC", text)))
