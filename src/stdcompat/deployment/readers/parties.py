"""Who is named with a product, and as what: in headings of columns, in lines above a table, in remarks."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern
from stdcompat.deployment.model import Party, PartyRole

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["parties_in", "role_in"]

_ROLES: Final = {
    PartyRole.BIDDER: (
        r"bidder|tenderer|offeror|name\s+of\s+(?:bidder|tenderer)|投标人|投标单位|投标方|响应人|报价单位|bieter|soumissionnaire|"
        r"licitante|oferente|участник"
    ),
    PartyRole.BRAND: (
        r"brand|make|trade\s?mark|trade\s+name|品牌|厂牌|廠牌|商标|ブランド|브랜드|бренд|торговая\s+марка|marque|marke|fabrikat|marca|"
        r"merek|hãng|marka|العلامة\s+التجارية"
    ),
    PartyRole.MANUFACTURER: (
        r"manufacturer|manufactured\s+by|producer|produced\s+by|maker|made\s+by|built\s+by|oem|odm|"
        r"生产厂家|生产厂商|生产企业|生产商|生产单位|制造商|制造厂商|制造企业|制造厂|原厂商?|厂家|厂商|製造商|廠商|製造元|製造者|メーカー|"
        r"제조사|제조업체|производитель|изготовитель|fabricant|hersteller|fabricante|produsen|(?:nhà|hãng)\s+sản\s+xuất|üretici|produttore|الشركة\s+المصنعة"
    ),
    PartyRole.SUPPLIER: (
        r"supplier|supplied\s+by|vendor|provider|distributor|reseller|dealer|agent|供应商|供货商|供貨商|供應商|代理商|经销商|공급업체|"
        r"поставщик|fournisseur|lieferant|proveedor|fornecedor|fornitore|tedarikçi|المورد"
    ),
}
"""The words for each, the nearest first: an OEM makes what others sell."""

_OF_IT: Final = r"(?:\s*(?:names?|名称|名))?(?:\s*[（(][^（）()]{0,12}[)）])?"  # 投标人（盖章）
_NAME: Final = r"[^\s:：;；,，\n|（(][^;；,，。\n|（）()]{0,79}"
_NOT: Final = r"(?<!not )(?<!never )(?<!nicht )(?<!非)(?<!不是)(?<!不由)(?<!非由)"
_HEADING: Final = {
    role: pattern(rf"(?:^|[^\w]|(?<=[\u3400-\u9fff]))(?:{words}){_OF_IT}\W*$", re.IGNORECASE)
    for role, words in _ROLES.items()
}
_SAID: Final = {
    role: pattern(
        rf"{_NOT}(?:(?<![\w])|(?<=[\u3400-\u9fff]))(?:{words}){_OF_IT}\s*(?:[:：=]|(?<=\bby)\s|\s+(?:is|ist|est|es)\s|(?:为|是))\s*({_NAME})",
        re.IGNORECASE,
    )
    for role, words in _ROLES.items()
}
_MADE: Final = pattern(
    rf"{_NOT}由\s*([^\s;；,，。由]{{2,40}}?)\s*(?:生产|制造|代工|贴牌)|\b(?:OEM|ODM)\s+(?:by|from|of)\s+({_NAME})|贴牌[:：\s]*({_NAME})"
)


@functools.lru_cache(maxsize=1024)
def role_in(heading: str) -> PartyRole | None:
    """Return as what a column names somebody, by its heading.

    >>> [role_in(text) for text in ("Original manufacturer", "品牌名称", "Manufacturer's part no.")]
    [<PartyRole.MANUFACTURER: 'manufacturer'>, <PartyRole.BRAND: 'brand'>, None]
    """
    return next((role for role, words in _HEADING.items() if words.search(heading[:100])), None)


def parties_in(text: str) -> Iterator[Party]:
    """Yield who a text names as what.

    >>> [(one.name, one.role.value) for one in parties_in("OEM: Acme Ltd; brand = Bell")]
    [('Bell', 'brand'), ('Acme Ltd', 'manufacturer')]
    >>> list(parties_in("not manufactured by Acme"))
    []
    """
    text = text[:1000]
    for role, words in _SAID.items():
        for found in words.finditer(text):
            yield Party(found[1].strip(), role)
    for found in _MADE.finditer(text):
        name = next(filter(None, found.groups()))
        yield Party(name.strip(), PartyRole.MANUFACTURER)
