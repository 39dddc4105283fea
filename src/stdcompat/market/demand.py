"""What a sentence of a tender asks for: its standards, which editions, and whether others are accepted instead.

>>> found = demand_in("应符合GB/T 18487.1-2023及以上版本，不接受等效标准")
>>> [str(one) for one in found.references], found.equivalents
(['GB/T 18487.1 (>=2023)'], False)
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat._patterns import pattern
from stdcompat.identifiers import find_identifiers
from stdcompat.market.model import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stdcompat.identifiers import Found, StandardId

__all__ = ["Demand", "demand_in", "equivalents_in", "is_either_rule", "references_in", "some_of"]

_SENTENCE: Final = pattern(r"[;；。\n\r!！]|\.(?=\s+[A-Z])")
_LATER: Final = pattern(
    r"\b(?:or|and|&)\s+(?:any\s+)?(?:later|newer|above|more\s+recent|subsequent)\b"
    r"|[及或和](?:其)?(?:以上|以后|更新|更高|后续)(?:的)?(?:版本?)?|以上版本|(?:及|或)最新|oder\s+(?:neuer|höher|später)\w*|ou\s+(?:ultérieure?|superior|posterior)|o\s+(?:posterior|superior)|или\s+(?:новее|более\s+поздн|выше)",
    re.IGNORECASE,
)
_EDITION: Final = pattern(
    r"^[\s,，(（]*(?:edition|version|issue|ed\.|Ausgabe|édition|edici[óo]n|edição|издани\w+|版本?)\s*(?:of\s+)?((?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_FROM: Final = pattern(
    r"(?!.{0,20}(?:IP|IK)\s?[0-9X])(?:不低于|不早于|\bnot\s+(?:be\s+)?older\s+than|\bat\s+least(?!\s+(?:one|two|three|any|either|\d)\b)|\bno\s+earlier\s+than)[^,，;；、]{0,12}$",
    re.IGNORECASE,
)
_LATEST: Final = pattern(
    r"\b(?:latest|current|most\s+recent)\s+(?:applicable\s+)?(?:edition|version|revision|issue)s?\b|最新(?:有效)?版(?:本)?|现行(?:有效)?(?:版本?|标准)?",
    re.IGNORECASE,
)
_NO_OTHERS: Final = pattern(
    # Chinese and Japanese: 不接受等效标准, 不得以其他标准代替, 等效标准不予认可, 仅认可上述标准, 同等規格は認めない
    r"不(?:接受|允许|得|可|能|予|认可)[^。；;]{0,14}(?:等效|等同|同等|替代|代替|其[他它]标准)"
    r"|(?:等效|等同|同等|替代|其[他它])(?:性)?的?(?:标准|文件|规范|方案)?[^。；;，,]{0,6}(?:不予|不得|不可|不被|不能|概不|恕不|不)(?:接受|认可|采纳|考虑|采用|使用|适用)"
    r"|(?:仅|只)(?:接受|认可|限)(?:上述|所列|以上|该|本|指定)(?:的)?标准"
    r"|同等(?:品|規格)[^。]{0,6}(?:不可|認め(?:ない|られない|ません))"
    # English
    r"|\bno\s+(?:equivalen(?:ts?|ces?)|substitut\w+|(?:other|alternative|equivalent)\s+standards?)\b"
    r"|\bequivalen(?:ts?|ces?)\b[^.;]{0,50}\b(?:not|never|nor)\s+(?:be\s+)?(?:\w+ly\s+)?(?:accept|allow|permit|consider|recogni|admi)\w*"
    r"|\bequivalen(?:ts?|ces?)\b[^.;]{0,40}\b(?:unacceptable|(?:rejected|refused|excluded|disregarded))\b"
    r"|\b(?:not|never|nor)\s+(?:be\s+)?(?:accept|allow|permit|consider|recogni|admi)\w*[^.;]{0,30}\bequivalen(?:ts?|ces?)\b"
    r"|\bwithout\s+(?:equivalents?|substitut\w+)\b"
    r"|\bonly\s+(?:the\s+)?standards?\s+(?:named|listed|cited|specified|stated)\b[^.;]{0,20}\b(?:accept\w*|count\w*)"
    # German, French, Spanish, Portuguese, Italian, Polish, Russian
    r"|\bgleichwertig\w*[^.;]{0,40}\b(?:nicht\s+(?:akzeptiert|zugelassen|zulässig|anerkannt|berücksichtigt)|ausgeschlossen)|\bkeine\s+gleichwertig\w*"
    r"|\béquivalen\w*[^.;]{0,40}\b(?:pas|non|exclue?s?)\b|\b(?:aucune?|sans)\s+(?:norme\s+)?équivalen\w*|\bpas\s+(?:accept|admis|autoris)\w*[^.;]{0,30}équivalen\w*"
    r"|\b(?:no|não|non)\s{1,3}(?:se|ser|são|sono|saranno|serán)?\w*\s{0,3}(?:acept|admit|permit|aceit|accett|ammess|consent)\w*[^.;]{0,30}\bequivalent\w*"
    r"|\bequivalent\w*[^.;]{0,30}\b(?:no|não|non)\s+(?:\w+\s+){0,2}(?:acept|admit|permit|aceit|accett|ammess)\w*|\b(?:sin|sem|senza|nessun\w?)\s+equivalent\w*"
    r"|\bnie\s+dopuszcza\w*[^.;]{0,30}równoważn\w*|\brównoważn\w*[^.;]{0,30}\bnie\s+(?:\w+\s+)?(?:dopuszcz|akcept)\w*"
    r"|\b(?:эквивалент|аналог)\w*[^.;]{0,30}\bне\s+(?:принима|допуска|рассматрива)\w*|\bне\s+(?:принима|допуска|рассматрива)\w*[^.;]{0,30}\b(?:эквивалент|аналог)\w*|\bбез\s+(?:эквивалент|аналог)\w*",
    re.IGNORECASE,
)
_OTHERS: Final = pattern(
    r"[或及](?:其)?(?:等效|等同|同等|相当)|(?:等效|同等)(?:的)?标准(?:均|亦|也)?(?:可|被?接受)|(?:可以?|允许)(?:采用|使用|接受)(?:等效|等同|同等)|接受等效"
    r"|\bor\s+(?:an?\s+)?(?:equal|equivalent|equally)|\bequivalents?\b[^.;]{0,30}\baccept\w*"
    r"|\boder\s+gleichwertig|\bgleichwertig\w*[^.;]{0,30}\b(?:akzeptiert|zugelassen|zulässig|anerkannt)"
    r"|\bou\s+(?:norme\s+)?équivalente?|\béquivalen\w*[^.;]{0,30}\b(?:accept|admis)\w*"
    r"|\b(?:o|ou)\s+(?:norma\s+)?equivalente|\bse\s+(?:acept|admit)\w*[^.;]{0,30}\bequivalent\w*"
    r"|\blub\s+równoważn|\bили\s+(?:эквивалент|аналог)|\b(?:эквивалент|аналог)\w*[^.;]{0,30}\bдопуска\w*",
    re.IGNORECASE,
)
_OF_PRODUCTS: Final = pattern(
    r"产品|品牌|型号|厂家|\b(?:products?|brands?|makes?|models?|manufacturers?|parts?)\b|\bProdukt|\bFabrikat|\bproduits?\b|\bmarques?\b|\bproductos?\b|\bmarcas?\b|товар|марк",
    re.IGNORECASE,
)
_OF_STANDARDS: Final = pattern(
    r"标准|规范|規格|\bstandards?\b|\bNorm(?:en)?\b|\bnorm(?:e|es|as?|y)\b|стандарт", re.IGNORECASE
)
_EITHER: Final = pattern(
    r"^[\s,，(（\[]*(?:标准)?\s*(?:and\s*/\s*or\b|\bor\b|或者?|/|oder\b|ou\b|или\b)", re.IGNORECASE
)
_ONE_OF: Final = pattern(
    r"\b(?:at\s+least|any)?\s*one\s+(?:or\s+more\s+)?of\b|\bany\s+of\b|\beither\b|\bmindestens\s+eine\w*\b|\bau\s+moins\s+une\b|\bal\s+menos\s+una\b|任一|任选其一|其中(?:之)?一"
    r"|\bein(?:er|e|es|em)\s+der\b|\bl['’]une?\s+des\b|\bun[ao]\s+de\s+l[ao]s\b|\bum[a]?\s+d[ao]s\b|\bод(?:ин|на|но|ного|ному|ним|ной|ну)\s+из\b",
    re.IGNORECASE,
)
_SOME_OF: Final = pattern(
    r"\b(?:any|at\s+least|minimum(?:\s+of)?)\s+(?:two|three|four|[2-9])\b|(?:任意?|至少|不少于)[^，,。；;]{0,12}?(?:[两二三四]|[2-9])[项个种]"
    r"|\bmindestens\s+(?:zwei|drei|vier|[2-9])\b|\bau\s+moins\s+(?:deux|trois|quatre|[2-9])\b|\bal\s+menos\s+(?:dos|tres|cuatro|[2-9])\b"
    r"|\b(?:pelo|ao)\s+menos\s+(?:dois|duas|três|quatro|[2-9])\b|\bне\s+менее\s+(?:дву|тр[её]|четыр|[2-9])",
    re.IGNORECASE,
)
"""More than one of several, and not all of them: no requirement says this."""
_EITHER_RULE: Final = pattern(
    r"\b(?:either|any|one)\s+(?:of\s+(?:these|them|the\s+(?:above|standards?))|standards?|one)\b[^.;]{0,20}\b(?:acceptable|accepted|sufficient|enough|suffices)"
    r"|(?:任一|其中之一|其一|任选其一)[^。；;]{0,8}(?:即可|均可|可)|满足其一|\beine\w*\s+(?:davon|der\s+(?:genannten\s+)?Normen)\s+(?:genügt|reicht)|\bl['’]une\s+(?:ou\s+l['’]autre|d['’]elles)\s+suffit",
    re.IGNORECASE,
)
_ALSO: Final = pattern(r"\band\b(?!\s*/\s*or)|&|\bund\b|\bet\b|\be\b|\by\b|\bи\b|和|及|与|并", re.IGNORECASE)
_OR: Final = pattern(r"\bor\b|\boder\b|\bou\b|\bили\b|或|\bo\b", re.IGNORECASE)
_APART: Final = pattern(r"\s*[,，;；]\s*(?:or|oder|ou|o|или|或)", re.IGNORECASE)
_NOR: Final = pattern(r"\s*(?:\b(?:and|or|nor|und|oder|et|ou|y|o|e|и|или)\b|[、和及与或])\s*(?:the\s+)?", re.IGNORECASE)
_BOTH: Final = pattern(r"\b(?:both|beide\w*|les\s+deux|ambas|ambos|оба|обе)\b|同时", re.IGNORECASE)
_ONE_OF_THESE: Final = pattern(r"^[^。；;，,]{0,6}(?:之一|任一|任选其一|其中(?:之)?一|中的?一[项个])")
_APPROVAL: Final = pattern(
    r"\bonly\b|\bsubject\s+to\b|\bprior\b|\bapprov\w+|\bconsent\b|经[^。；;]{0,12}(?:同意|批准|认可|确认)|须经|需经",
    re.IGNORECASE,
)
_PROHIBITED: Final = pattern(
    # what stands before a designation that is not to be offered, or need not be
    r"\b(?:shall|must|should|may|need|can|will|is|are)\s*(?:not|never)\b"
    r"(?!\s+(?:be\s+)?(?:only|limited|older|earlier|lower|less|below|inferior|worse)\b)"
    r"(?![^.;,]*\b(?:without|unless|until|except|other\s+than|failing|per|accord\w*|defined|measured)\b)"
    r"\s+(?:be\s+|have\s+to\s+)?(?:\w+ly\s+)?(?:(?:required|obliged|asked)\s+to\s+)?"
    r"(?:comply|conform|meet|satisf|fulfil|certif|offer|suppl|deliver|us(?:e|ing)|appl|refer|claim|based|accept|quot|provid|rely|approved|follow|observ|adher|submit|tested\s+to|designed\s+to|made\s+to|built\s+to)"
    r"[^.;,]{0,50}$"
    r"|\b(?:no|não|non)\s+(?:se\s+|ser[áã]o?n?\s+|saranno\s+)?(?:acept|admit|permit|aceit|accett|ammess|exig|requier)\w*\s*(?:l[aeo]s?|el|os?|as?|il|i|gli)?\s*$"
    r"|\bне\s+(?:долж|допуска|принима|требу)\w*(?![^.;,]*(?:превыша|ниже|хуже|менее|уступа))[^.;,]{0,40}$|\b(?:nicht|kein\w*)\s+(?:\w+\s+){0,3}nach\s*$"
    r"|(?:^|[,(（|;:：])\s*(?:not|nicht|kein\w*|außer|sauf|excepto|кроме)\s+$"
    # neither A nor B; no product shall
    r"|\b(?:neither|nor|weder|noch|ni)\s+(?:the\s+)?$"
    r"|\bno\s+(?:products?|equipment|items?|components?|parts?|systems?|devices?|units?|goods)\s+(?:shall|may|must|will|is|are)\b(?![^.;,]*\b(?:not|without|unless|non)\b)[^.;,]{0,50}$"
    r"|\bdeemed\s+not\s+equivalent[^.;]{0,20}$"
    # what lets a demand go ("unless the bidder holds"); behind a refusal it is the demand ("none unless certified to")
    r"|\A(?:(?!\b(?:no|not|none|never|neither|nicht|kein\w*|pas|aucune?|ningun[oa]?|ningún|não|nenhum[a]?|не|ни)\b)[^.;])*"
    r"\b(?:unless|es\s+sei\s+denn|sauf\s+si|a\s+menos\s+que|salvo\s+que|a\s+não\s+ser\s+que|если\s+только)\b[^.;]{0,80}$"
    r"|\b(?:but\s+not|except(?:ing)?(?:\s+for)?|excluding|other\s+than|in\s+(?:lieu|place)\s+of|instead\s+of|rather\s+than|supersed(?:es|ing)|replac(?:es|ing))\s+(?:the\s+)?$"
    r"|(?:不得|不可|不应|不准|禁止|严禁|不再|无需|不需要?|不必|不强制|不要求|不含|不包括|不接受|不认可|不采用)"
    r"(?!低于|少于|早于|限于|小于|劣于|超过|违反|违背)(?![^，。；;]*(?:未|不符合|不满足|无法))[^，。；;、（(]{0,10}$|(?:代替|替代|取代)\s*$",
    re.IGNORECASE,
)
_MENTIONED: Final = pattern(
    # what stands before a designation that is of another time, another product, or of the tender itself
    r"\b(?:existing|previous(?:ly)?|formerly|legacy)\b[^.;,]{0,50}$"
    r"|\b(?:tender|document|specification|rfp|invitation|procurement|contract)s?\s+(?:is|was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:prepared|written|drafted|drawn\s+up|issued|organi[sz]ed|published|conducted)\b[^.;]{0,50}$"
    r"|\b(?:laborator\w+|(?:certification|inspection)\s+bod\w+|Prüflabor\w*|laboratoires?|лаборатори\w+)\b[^.;]{0,40}\b(?:accredit|akkreditier|accrédit|аккредит)\w*[^.;]{0,30}$|(?:实验室|检测机构|认证机构)[^，。；;]{0,20}$|\breferr(?:ed|ing)\s+to\s+(?:the\s+)?$"
    r"|\bfor\s+(?:information|reference)(?:\s+only)?\b[^.;]{0,40}$|\bsee\s+also\b[^.;]{0,20}$|\binformative\b[^.;]{0,20}$"
    r"|(?:原有|既有|旧有|以往|原先|已建)[^，,。；;]{0,20}$|(?:本(?:招标|采购)?(?:文件|项目)?)[^，。；;]{0,6}(?:依据|根据|按照)[^，。；;]{0,10}编制[^，。；;]{0,4}$|(?:仅供参考|供参考)[^。；;]{0,10}$"
    r"|\b(?:bestehende\w*|vorhandene\w*|existant\w*|existentes?|существующ\w+)\b[^.;,]{0,50}$|\b(?:zur\s+Information|pour\s+information|a\s+t[íi]tulo\s+informativo|для\s+(?:справки|информации))\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_DELETED: Final = pattern(
    r"\b(?:deleted|removed|struck\s+out|cancell?ed|withdrawn)\b|删除|取消|作废|\bgestrichen\b|\bsupprimée?s?\b|\b(?:suprimid|eliminad)[oa]s?\b|\bисключ[её]н\w*|\bудал[её]н\w*",
    re.IGNORECASE,
)
_IN_TIME: Final = pattern(
    r"^[\s,，(（]*(?:or|oder|ou|o|или|或)[\s,，]*(?:until|till|before|bis|до|jusqu|hasta|até|在|截[至止])",
    re.IGNORECASE,
)
_ASKING: Final = pattern(
    r"\b(?:is|are|can|could|may|would|will|does|do|should|please\s+confirm)\b|是否|能否|可否|\b(?:ist|sind|kann|est-ce|puede|можно|ли)\b",
    re.IGNORECASE,
)
_FAILING: Final = pattern(
    # who fails a standard is refused: the standard is asked for
    r"\b(?:do|does|did)\s+not\s+(?:\w+ly\s+)?(?:comply|conform|meet|satisfy|fulfil)[^.;,]{0,12}$|\bnot\s+(?:\w+ly\s+)?(?:complying|conforming|meeting|compliant)[^.;,]{0,12}$"
    r"|\bnon-?(?:complian\w+|conform\w+)\s+(?:with|to)\s*$|\bfail\w*\s+to\s+\w+\s*(?:with|to)?\s*$|(?:不符合|不满足|未通过|未取得|未达到?)[^，。；;]{0,6}$",
    re.IGNORECASE,
)
_REFUSED: Final = pattern(
    # what stands behind a designation that is not accepted
    r"^[\s,，（(\[]*(?:(?:which|that|it|this|certificates?|reports?|versions?|editions?|标准|版本|旧版|版|自[^，。；;]{1,16}起|证书|报告|的投标|的产品|均|也|已|现已|则|一律|将|被|予以)\s*){0,4}"
    r"(?:(?:(?:is|are|was|were|has\s+been|have\s+been|will\s+be|shall\s+be|will|shall)\s+)?(?:no\s+longer|not|never|cannot|can\s+no\s+longer)\s+(?:be\s+)?(?:\w+ly\s+)?"
    r"(?:accept|allow|permit|recogni[sz]|consider|requir|mandator|applicab|valid|sufficient|enough|admitt|need)\w*(?!\s+(?:any\s+)?(?:equival|other|alternat|substit|deviat))"
    r"|(?:does|do|shall|will)\s+not\s+appl\w+|needs?\s+not\b|(?:will\s+be|shall\s+be|are|is)\s+(?:disregarded|ignored)|(?:was|were|is|are)\s+(?:\w+\s+)?in\s+error"
    r"|(?:(?:is|are|was|were|has\s+been|have\s+been)\s+)?(?:hereby\s+)?(?:deleted|removed|struck\s+out|cancell?ed|replaced\s+by|superseded\s+by)|(?:予以)?(?:删除|取消)|(?:改为|更改为|修改为)|(?:wird|werden)?\s*(?:gestrichen|ersetzt\s+durch)|(?:est|sont)?\s*(?:supprimée?s?|remplacée?s?\s+par)|(?:se\s+)?(?:suprime|elimina|sustituye\s+por)|исключ\w+|замен\w+\s+на"
    r"|(?:is|are|will\s+be|shall\s+be|has\s+been)\s+(?:rejected|excluded|disqualified|prohibited|forbidden|withdrawn|superseded|obsolete|refused|unacceptable)"
    r"|(?:不再|不予|不得|不可|不能|不)(?:接受|认可|采用|使用|适用|作要求|要求|强制|允许|承认)(?!任何|其[他它]|等效|等同|同等|替代|代替|负?偏)|已?(?:废止|作废|被代替|被替代|取消|淘汰|停用)|除外|废标|否决|拒绝|无效|失效"
    r"|(?:(?:werden|wird|sind|ist)\s+)?nicht\s+(?:mehr\s+)?(?:anerkannt|akzeptiert|zugelassen|zulässig|ausreichend|erforderlich|gefordert|verlangt|vorgeschrieben|notwendig|anzuwenden)"
    r"|(?:n['’]est|ne\s+(?:sont|sera|seront))\s*(?:pas|plus)?\s*(?:accept|admis|reconnu|exig|requis)\w*"
    r"|(?:no|não|non)\s+(?:se\s+|ser[áã]o?n?\s+|es\s+|son\s+|são\s+|é\s+|è\s+|sono\s+)?(?:acept|admit|aceit|accett|ammess|válid|valid|exig|permit|obligat)\w*"
    r"|(?:больше\s+)?не\s+(?:допуска|принима|требу|действ|применя|учитыва)\w+)",
    re.IGNORECASE,
)
_OPTIONAL: Final = pattern(
    # what is left to the bidder; a "should" may be a careless "shall", and counts as asked
    r"\b(?:may|might)\s+(?:also\s+|optionally\s+|alternatively\s+)?(?!not\b|only\b|be\s+(?:rejected|excluded|disqualified|required|asked))\w+"
    r"|\b(?:optional(?:ly)?|prefer(?:red|able|ably|ence)|desirable|(?<!\bas )recommended(?! by)|encouraged|where\s+available|nice\s+to\s+have)\b"
    r"|宜(?=优先|符合|采用|满足|执行|按|选用|达到|参照|遵[循照]|通过|具[备有])|优先(?:选用|考虑|采用|选择)|推荐(?!性)|建议|鼓励|可选"
    r"|\b(?:vorzugsweise|empfohlen|wünschenswert|optional)\b|\b(?:de\s+préférence|recommandée?s?|souhaitable|facultati\w+)\b"
    r"|\b(?:preferiblemente|preferentemente|recom(?:ienda|enda)\w*|opcional\w*|deseable|preferencialmente|desejável)\b|рекоменду\w+|желательно|предпочтительно",
    re.IGNORECASE,
)
_OPTIONAL_BEHIND: Final = pattern(
    r"^\s*[(（\[]\s*(?:recommended|optional|preferred|desirable|informative|nice\s+to\s+have|推荐|可选|建议|优先|empfohlen|optionnel|opcional|рекоменд)|^[^.;。；]{0,12}(?:\b(?:is|are|will\s+be)\s+(?:optional|preferred|desirable|recommended|an\s+advantage|a\s+plus)\b|(?:优先|者优先|为佳|可选)|\bist\s+optional\b|\best\s+facultati\w+|\bes\s+opcional\b)",
    re.IGNORECASE,
)
_SCORED: Final = pattern(
    r"[加扣得]\s*\d+(?:\.\d+)?\s*分|每[^，。；]{0,8}得|\b\d+\s+(?:extra\s+|additional\s+|bonus\s+)?points?\b|\bpoints?\s+(?:will\s+be\s+)?(?:awarded|deducted)|\bscor(?:e|es|ed|ing)\b|\b\d+\s+(?:Punkte|puntos|pontos|баллов|балла)\b",
    re.IGNORECASE,
)
"""What earns points is no demand."""
_REQUIRED: Final = pattern(
    r"\b(?:shall|must|required|mandatory|has\s+to|have\s+to|muss|müssen|doit|doivent|deberá?n?|debe\w*|deve\w*)\b|应|须|必须|долж\w+|обяза\w+",
    re.IGNORECASE,
)
_LETTERS: Final = pattern(r"[^\W\d_]")
_JOINER: Final = 3  # letters of what only joins two designations: "and", "und", 以及
_FAR: Final = 200  # characters around a designation that may say that it is not asked for
_NEAR: Final = 40  # characters behind a designation that may say which editions


class Demand(NamedTuple):
    """What is asked.

    Attributes:
        references: the standards, with the range of editions that is accepted.
        either: whether one of them is enough; otherwise all are asked for.
        equivalents: whether equivalent standards are said to be accepted; None where nothing is said.
        latest: whether the latest edition is asked for, whatever year is printed.
        refused: what is named without being asked for: not accepted, not needed, replaced, left to the bidder.
        groups: further standards, of each group one: "A, and B or C" asks for A, and for one of B and C.
        some: whether more than one of them is asked for, and fewer than all: no requirement says this.
        deleted: whether what is refused was asked for, and is deleted.
    """

    references: tuple[Reference, ...]
    either: bool = False
    equivalents: bool | None = None
    latest: bool = False
    refused: tuple[StandardId, ...] = ()
    groups: tuple[tuple[Reference, ...], ...] = ()
    some: bool = False
    deleted: bool = False


def demand_in(text: str, *, alone: bool = True) -> Demand | None:
    """Return what a text asks for; None where it names no standard.

    Args:
        text: a sentence, or a cell.
        alone: whether nothing else is asked for beside it, so that editions may be alternatives.

    >>> demand_in("complying with IEC 61439-1:2011 or later, or equivalent").equivalents
    True
    >>> demand_in("外观整洁") is None
    True
    >>> found = demand_in("GB 4943.1-2022（不得采用GB 4943.1-2011）")
    >>> [str(one) for one in found.references], [str(one) for one in found.refused]
    (['GB 4943.1-2022'], ['GB 4943.1-2011'])
    """
    named = [one for one in find_identifiers(text) if one.id is not None]
    if not named:
        return None
    asked: list[Found] = []
    refused: list[Found] = []
    optional = is_scored = _SCORED.search(text) is not None
    for number, one in enumerate(named):
        before, behind = _around(text, named, number)
        optional = is_scored or _is_optional(before, behind, carried=optional)
        if optional or _is_mentioned(text, named, number) or _is_refused(text, named, number):
            refused.append(one)
        elif refused and refused[-1] is named[number - 1] and _NOR.fullmatch(text, named[number - 1].end, one.start):
            refused.append(one)  # "neither A nor B": as the one before it
        else:
            asked.append(one)
    references = tuple(dict.fromkeys(references_in(text, asked, alone=alone)))
    between = [text[one.end : after.start] for one, after in itertools.pairwise(asked)]
    several = any(map(_BOTH.search, between))
    either = len(references) > 1 and not several and _is_either(text, asked, between)
    groups: tuple[tuple[Reference, ...], ...] = ()
    if not either and len(references) == len(asked):
        references, either, groups = _grouped(references, between)
    return Demand(
        references,
        either,
        _equivalents(text),
        _LATEST.search(text) is not None,
        tuple(one.id for one in refused if one.id is not None),
        groups,
        len(asked) > 2 and _SOME_OF.search(text) is not None,  # noqa: PLR2004  # two of two are all
        bool(refused) and _DELETED.search(text) is not None,
    )


def is_either_rule(text: str) -> bool:
    """Tell whether a sentence that names no standard says that one of those before it is enough.

    >>> is_either_rule("Either standard is acceptable."), is_either_rule("满足其一即可。"), is_either_rule("Any colour.")
    (True, True, False)
    """
    return _EITHER_RULE.search(text) is not None


def _is_either(text: str, asked: Sequence[Found], between: Sequence[str]) -> bool:
    """Return whether one of those asked for is enough."""
    return (
        all(_EITHER.match(_LATER.sub("", gap)) for gap in between)  # one's own, too
        or _ONE_OF.search(text, 0, asked[0].start) is not None
        or _ONE_OF_THESE.match(text[asked[-1].end :]) is not None
    )


def _grouped(
    references: tuple[Reference, ...], between: Sequence[str]
) -> tuple[tuple[Reference, ...], bool, tuple[tuple[Reference, ...], ...]]:
    """Return what is asked for all, whether one of these is enough, and the further groups of which one is.

    "A, and B or C" asks for A, and for one of B and C; "A or both B and C" for one of A and B, and one of A and C.
    """
    joints = [_LATER.sub("", gap) for gap in between]
    signs = [bool(_OR.search(gap)) for gap in joints]
    if not any(signs) or all(signs):
        return references, False, ()
    for n in range(len(joints) - 2, -1, -1):  # a comma joins as the word behind it does
        if not _OR.search(joints[n]) and not _ALSO.search(joints[n]):
            signs[n] = signs[n + 1] and not _BOTH.search(joints[n + 1])
    apart = next((n for n, gap in enumerate(joints) if signs[n] and n and _APART.match(gap)), None)
    if apart is not None and apart == len(joints) - 1 and not any(signs[:apart]):  # "A and B, or C"
        groups = [(one, references[-1]) for one in references[:-1]]
        return groups[0], True, tuple(groups[1:])
    both = next((n for n, gap in enumerate(joints) if signs[n] and _BOTH.search(gap)), None)
    if both is not None:
        firsts, others = references[: both + 1], references[both + 1 :]
        rows_of = [(*firsts, other) for other in others]
        return rows_of[0], True, tuple(rows_of[1:])
    rows: list[list[Reference]] = [[references[0]]]
    for sign, reference in zip(signs, references[1:], strict=True):
        if sign:
            rows[-1].append(reference)
        else:
            rows.append([reference])
    single = tuple(row[0] for row in rows if len(row) == 1)
    several = tuple(tuple(row) for row in rows if len(row) > 1)
    return (single, False, several) if single else (several[0], True, several[1:])


def _is_mentioned(text: str, named: Sequence[Found], number: int) -> bool:
    """Return whether a designation is of another time, of the tender itself, in a question, or good for a while only."""
    before, behind = _around(text, named, number)
    if _MENTIONED.search(before) or _IN_TIME.match(before):
        return True
    question = re.match(r"[^.;。；]{0,80}?[?？]", text[named[number].end :])
    return question is not None and _ASKING.search(before + behind) is not None


def _is_refused(text: str, named: Sequence[Found], number: int) -> bool:
    """Return whether a designation is named because it is not accepted, or not needed."""
    before, behind = _around(text, named, number)
    if _FAILING.search(before):
        return False
    said = _REFUSED.match(behind)
    if said is not None and number + 1 < len(named) and said.end() == len(behind):
        said = None  # it stands before the next one
    return (_PROHIBITED.search(before) is not None) != (said is not None)


def _around(text: str, named: Sequence[Found], number: int) -> tuple[str, str]:
    """Return what stands before and behind a designation in its sentence, up to the next one."""
    one = named[number]
    before = _SENTENCE.split(text[max(named[number - 1].end if number else 0, one.start - _FAR) : one.start])[-1]
    until = named[number + 1].start if number + 1 < len(named) else len(text)
    return before, _SENTENCE.split(text[one.end : min(until, one.end + _FAR)], maxsplit=1)[0]


def _is_optional(before: str, behind: str, *, carried: bool) -> bool:
    """Return whether a designation is left to the bidder; what holds for one holds for those listed after it.

    >>> [_is_optional(text, "", carried=False) for text in ("preferably certified to ", "shall, and may also, meet ")]
    [True, False]
    """
    if _REQUIRED.search(before) or _FAILING.search(before):
        return False
    if _OPTIONAL.search(before) or _OPTIONAL_BEHIND.search(behind):
        return True
    return carried and len(_LETTERS.findall(before)) <= _JOINER


def some_of(text: str) -> bool:
    """Tell whether a text asks for more than one of several, and not for all of them.

    >>> some_of("at least two of"), some_of("至少满足以下标准中的两项"), some_of("any one")
    (True, True, False)
    """
    return _SOME_OF.search(text) is not None


def equivalents_in(text: str) -> bool | None:
    """Return whether a sentence that names no standard lets equivalent ones count, or refuses them; None where it says neither.

    What it says of equivalent products is not about standards.

    >>> equivalents_in("Equivalent standards are not accepted."), equivalents_in("不接受等效标准。")
    (False, False)
    >>> equivalents_in("Equivalent products are not accepted.") is None
    True
    """
    if _OF_PRODUCTS.search(text) and not _OF_STANDARDS.search(text):
        return None
    return _equivalents(text)


def _equivalents(text: str) -> bool | None:
    if _NO_OTHERS.search(text):
        return False
    said = _OTHERS.search(text)
    if said is None or _APPROVAL.search(text, said.start(), said.end() + _NEAR):
        return None  # what somebody has to approve first is not yet accepted
    return True


def references_in(text: str, found: Sequence[Found], *, alone: bool = True) -> Iterator[Reference]:
    """Yield each designation of a text as a reference: one edition, or those from it on.

    A range of years would take the edition without its amendment, so that an amended edition stands as it is; where
    it is the only one that is asked for, later editions stand beside it.

    >>> text = "EN 55032:2015+A11:2020 or later"
    >>> [str(one) for one in references_in(text, list(find_identifiers(text)))]
    ['EN 55032:2015+A11:2020', 'EN 55032 (>2015)']
    """
    for number, one in enumerate(found):
        if one.id is None:
            continue
        end = found[number + 1].start if number + 1 < len(found) else len(text)
        behind = _SENTENCE.split(text[one.end : min(end, one.end + _NEAR)], maxsplit=1)[0]
        before = _SENTENCE.split(text[found[number - 1].end if number else 0 : one.start])[-1][-_NEAR:]
        stated = _EDITION.match(behind)
        if _LATEST.search(before) or _LATEST.search(behind):
            yield Reference(one.id.undated)
        elif one.id.year is None and stated is not None:
            yield Reference(one.id, f"{'>=' if _LATER.search(behind) else '=='}{stated[1]}")
        elif one.id.year is not None and (_LATER.search(behind) or _FROM.search(before)):
            if one.id.is_amended:
                yield Reference(one.id)
                if alone and len(found) == 1:
                    yield Reference(one.id.undated, f">{one.id.year}")
            else:
                yield Reference(one.id.undated, f">={one.id.year}")
        else:
            yield Reference(one.id)
