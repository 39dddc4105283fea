"""Messages of errors in Chinese (``--lang zh``): each English wording with gaps, and what it says.

The wording of an error is made where the error is met, in English; here it is put into Chinese by its pieces.
A piece that is not known stays in English: the places, names and values in it are the same.
"""

from __future__ import annotations

import functools
import re
from typing import Final

__all__ = ["in_chinese"]

_GUESSES: Final = re.compile(r"did you mean ([^?\n]{1,400})\?")  # one or several
_LONGEST: Final = 20_000  # characters of a message that are looked at

_WORDINGS: Final[dict[str, str]] = {
    # English, with {} for what stands in it: Chinese
    "this is a fault of stdcompat, not of your input": "这是 stdcompat 的故障，不是输入的问题",
    "please report it with ": "请连同以下文件报告：",
    "this program was built without {}": "本程序打包时缺少 {}",
    "build it with all of stdcompat (PyInstaller: --collect-all stdcompat) and what that needs": "请将 stdcompat 及其所需的模块完整打包（PyInstaller：--collect-all stdcompat）",
    "holds more than {} files": "所含文件超过 {} 个",
    "name the folder of the catalog": "请指明目录数据所在的文件夹",
    "name the folder of the source": "请指明来源所在的文件夹",
    "holds no .toml file": "其中没有 .toml 文件",
    "holds no file of a format that is read from folders: Relaton's YAML, XML of ISO STS": "其中没有可从文件夹读取的文件：Relaton 的 YAML、ISO STS 的 XML",
    "name the files themselves": "请直接指明文件",
    "has more than {} columns, as {} rows above it": "超过 {} 列，其上已有 {} 行如此",
    "interrupted": "已中断",
    "terminated": "已终止",
    "which command?": "请给出命令",
    "no such file or directory": "没有该文件或文件夹",
    "is a directory": "是文件夹，不是文件",
    "permission denied": "没有权限",
    "check the path": "请检查路径",
    "no space left on device": "磁盘空间不足",
    "{} problems:": "{} 个问题：",
    "no column can be products": "没有可识别为产品的列",
    "no column can be standards": "没有可识别为标准的列",
    "say which headings are which with --columns; --write-columns writes a file to begin with": "请用 --columns 指明各表头的含义；--write-columns 可写出供修改的文件",
    "taken for nothing": "未识别",
    "has no component": "没有任何产品",
    "list at least one": "请至少列出一项",
    "has no [deployment] table": "没有 [deployment] 表",
    "has no [profile] table": "没有 [profile] 表",
    "begin with [deployment] and a name": "请以 [deployment] 及名称开头",
    "begin with [profile] and a name": "请以 [profile] 及名称开头",
    "has no [[component]]": "没有 [[component]]",
    "has no [[requirement]]": "没有 [[requirement]]",
    "is not TOML": "不是 TOML",
    "is not JSON": "不是 JSON",
    "is not UTF-8": "不是 UTF-8 编码",
    "save the file as UTF-8": "请把文件另存为 UTF-8",
    "is empty": "是空文件",
    "is nested too deeply": "嵌套过深",
    "holds a number that is too long": "含有过长的数字",
    "unknown kind of component {}": "未知的产品类别 {}",
    "unknown domain {}": "未知的领域 {}",
    "unknown table": "未知的表",
    "unknown key {}": "未知的键 {}",
    "must be text in quotes, not {}": "应为加引号的文本，而不是 {}",
    "is listed twice": "重复列出",
    "give it another id": "请另给编号",
    "no market {}": "没有市场 {}",
    "name each market once": "每个市场只能给出一次",
    "no command {}": "没有命令 {}",
    "unrecognized arguments: ": "无法识别的参数：",
    "the following arguments are required: ": "缺少参数：",
    "argument {}: ": "参数 {}：",
    "expected one argument": "须给出一个值",
    "invalid choice: {} (choose from {})": "无效的取值 {}（可选：{}）",
    "not allowed with argument {}": "不能与参数 {} 同时使用",
    "not a date: {}": "不是日期：{}",
    "write it as 2026-11-21": "请写作 2026-11-21",
    "no format for {}": "没有与 {} 对应的格式",
    "no format {}": "没有格式 {}",
    "a name may end in ": "文件名可以以下列后缀结尾：",
    "or say --format": "或用 --format 指定",
    "there are ": "可选：",
    "one of ": "可选：",
    "not a standard's identifier": "不是标准编号",
    "expected a publisher's prefix such as ISO, GB/T or EN": "应以标准代号开头，如 ISO、GB/T 或 EN",
    "(one of your own is declared in a [[publisher]] of your catalog)": "（自定代号须在自有目录的 [[publisher]] 中声明）",
    "expected a number": "应有编号",
    "names no standard that can be read": "没有可识别的标准编号",
    "names no standard": "没有提及任何标准",
    "is it a scan? then make it text first": "是否为扫描件？请先转为文本",
    "has no column of standards under a heading that is known": "没有表头可识别的标准列",
    "a draft is made of any table by: stdcompat tender FILE -o draft.xlsx": "任何表格均可用 stdcompat tender FILE -o draft.xlsx 生成草稿",
    "write e.g. IEC 62368-1:2018": "例如写作 IEC 62368-1:2018",
    "needs {}: pip install ": "需要 {}：pip install ",
    "is in none of the catalogs": "未收录于任何目录",
    "no standard {} in this catalog": "目录未收录 {}",
    "no standard {}": "没有标准 {}",
    "is larger than {}": "超过 {}",
    "larger than {}": "超过 {}",
    "split it": "请拆分文件",
    "is protected by a password": "有密码保护",
    "save it without one": "请去除密码后另存",
    "cannot be read": "无法读取",
    "give a market, a profile, or both": "请给出市场或采购方要求，或两者都给出",
    "usage: ": "用法：",
    "line {}, column {}: ": "第 {} 行第 {} 列：",
    "sheet {}, cell {}: ": "工作表 {} 单元格 {}：",
    "sheet {}, row {}": "工作表 {} 第 {} 行",
}


@functools.cache
def _known() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return one pattern for all wordings, the longest first, and the Chinese of each."""
    ordered = sorted(_WORDINGS, key=len, reverse=True)
    gap = r"('[^'\n]{0,200}'|\"[^\"\n]{0,200}\"|[^\s;,:()]{1,200})"
    pieces = [gap.join(map(re.escape, one.split("{}"))) for one in ordered]
    bounded = [rf"(?<![A-Za-z]){piece}" for piece in pieces]
    return re.compile("|".join(f"(?P<w{n}>{piece})" for n, piece in enumerate(bounded))), tuple(
        _WORDINGS[one] for one in ordered
    )


def in_chinese(message: str) -> str:
    """Return a message with every wording of it that is known in Chinese.

    >>> in_chinese("offer.csv: no such file or directory; check the path")
    'offer.csv：没有该文件或文件夹；请检查路径'
    >>> in_chinese("b.toml: component[1] (s).kind: unknown kind of component 'camra'; did you mean 'camera'?")
    "b.toml: component[1] (s).kind：未知的产品类别 'camra'；是否应为 'camera'？"
    """
    if len(message) > _LONGEST:
        return message
    pattern, chinese = _known()

    def put(match: re.Match[str]) -> str:
        number = int((match.lastgroup or "w0")[1:])
        first = match.re.groupindex[match.lastgroup or "w0"]
        last = match.re.groupindex.get(f"w{number + 1}", match.re.groups + 1)
        return chinese[number].format(*(match[n] for n in range(first + 1, last)))

    guessed = _GUESSES.sub(lambda match: f"是否应为 {match[1].replace(' or ', ' 或 ')}？", message)
    found = pattern.sub(put, guessed)
    return re.sub(r"(?<=[^\x00-\x7f])[;,] |[;:] (?=[\u3400-\u9fff])|(?<=[^\x00-\x7f]): ", _stop, found)


def _stop(match: re.Match[str]) -> str:
    return {";": "；", ",": "，", ":": "："}[match[0][0]]
