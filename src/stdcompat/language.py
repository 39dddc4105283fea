"""Words in two languages: each phrase is written once, in English and in Chinese, side by side.

A sentence knows both from the moment it is made, so a page can show either, or both, and no
translation can be missing. Designations, names and codes that a phrase is filled with are the
same in both. Which language is shown is asked for, and never read off the machine.
"""

from __future__ import annotations

from typing import Any, Final, Literal, NamedTuple, Self, TypeAlias

__all__ = [
    "LANGUAGES",
    "Bilingual",
    "Counted",
    "Language",
    "Phrase",
    "as_recorded",
    "both_names",
    "in_language",
    "joined",
]

Language: TypeAlias = Literal["en", "zh"]
"""English, or Chinese in simplified characters."""

LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")


class Bilingual(str):
    """A text in English that knows itself in Chinese: everywhere a plain text but where it is shown.

    With ``+`` it stays in both languages; a piece of it, or its words in an f-string, is English alone.

    >>> said = "- " + Bilingual("by law", "法定要求")
    >>> said, in_language(said, "zh")
    ('- by law', '- 法定要求')
    """

    __slots__ = ("zh",)
    zh: str

    def __new__(cls, en: str, zh: str) -> Self:
        """Put both languages of a text together."""
        said = super().__new__(cls, en)
        said.zh = zh
        return said

    def __add__(self, other: str) -> Bilingual:
        return Bilingual(str(self) + other, self.zh + in_language(other, "zh"))

    def __radd__(self, other: str) -> Bilingual:
        return Bilingual(other + str(self), other + self.zh)

    def __reduce__(self) -> tuple[type[Bilingual], tuple[str, str]]:
        return Bilingual, (str.__str__(self), self.zh)


class Phrase(NamedTuple):
    """A sentence with gaps, in both languages.

    >>> accepted = Phrase("{claim} is accepted", "{claim} 可接受")
    >>> accepted(claim="GB/T 30146-2023").zh
    'GB/T 30146-2023 可接受'
    """

    en: str
    zh: str

    def __call__(self, **values: Any) -> Bilingual:
        """Fill the gaps; a value that knows both languages is put in in each."""
        chinese = {name: in_language(value, "zh") for name, value in values.items()}
        return Bilingual(self.en.format(**values), self.zh.format(**chinese))


class Counted(NamedTuple):
    """A number with its noun: English tells one from many, Chinese does not.

    >>> editions = Counted("{n} edition", "{n} editions", "{n} 个版次")
    >>> editions(1), editions(2), editions(2).zh
    ('1 edition', '2 editions', '2 个版次')
    """

    one: str
    many: str
    zh: str

    def __call__(self, n: int, **values: Any) -> Bilingual:
        """Fill the gaps; `n` is the number."""
        return Phrase(self.one if n == 1 else self.many, self.zh)(n=n, **values)


def in_language(text: Any, language: Language) -> Any:
    """Return a text in one language, as a plain one; what knows only itself stays as it is."""
    if not isinstance(text, Bilingual):
        return text
    return text.zh if language == "zh" else str(text)


def as_recorded(text: str) -> Bilingual:
    """Return a text that is held in one language; the Chinese says where there is no Chinese.

    >>> as_recorded("no presumption for clause 6").zh
    'no presumption for clause 6（仅有英文）'
    """
    has_han = any("\u3400" <= character <= "\u9fff" for character in text)
    return Bilingual(text, text if has_han or not text else f"{text}（仅有英文）")


def both_names(name: str | None, name_zh: str | None) -> Bilingual:
    """Return a name with the one in the other language beside it.

    >>> both_names("China", "中国"), both_names("China", "中国").zh
    ('China 中国', '中国（China）')
    """
    if name and name_zh:
        return Bilingual(f"{name} {name_zh}", f"{name_zh}（{name}）")
    return Bilingual(name or name_zh or "", name_zh or name or "")


def joined(texts: Any, english: str = ", ", chinese: str = "、") -> Bilingual:
    """Return texts one after another, in both languages.

    >>> joined([Bilingual("certificate", "证书"), "CCC"]).zh
    '证书、CCC'
    """
    parts = list(texts)
    return Bilingual(english.join(parts), chinese.join(in_language(part, "zh") for part in parts))
