"""The help of the command line in Chinese: each English text of a parser, and what it says (``--lang zh --help``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import argparse

__all__ = ["CHINESE", "in_chinese"]

CHINESE: Final[dict[str, str]] = {
    # headings and what every command has
    "positional arguments": "位置参数",
    "options": "选项",
    "commands:": "命令：",
    "actions:": "操作：",
    "example:": "示例：",
    "show this help message and exit": "显示本帮助并退出",
    "show program's version number and exit": "显示版本号并退出",
    "the language of the answer; en by default": "回答所用的语言；默认为 en",
    "Where does a deployment diverge from what a market or a buyer asks for?": "一个项目与市场或采购方的要求有何差异？",
    # exit codes
    "exit codes:": "退出码：",
    "an answer, and nothing at or over the threshold of --fail-on": "已得出结果，且没有达到 --fail-on 阈值的结果",
    "a divergence at or over the threshold of --fail-on (an exclusion always is)": "有达到 --fail-on 阈值的差异（排除项一律算）",
    "the command line cannot be understood (unknown option, market, format or date)": "命令行无法理解（未知的选项、市场、格式或日期）",
    "the input cannot be used (a file, a reference, facts that are not compiled)": "输入无法使用（文件、标准编号、未编译的数据）",
    "something cannot be decided, with --strict (and nothing that makes it 1), or nothing was compared": "使用 --strict 时有无法判定的内容（且无退出码 1 的情形），或没有比对任何内容",
    "a fault of the program; the message names a file with what to report": "程序故障；提示信息给出可供报告的文件",
    "interrupted; 141: nobody reads the output; 143: terminated": "被中断；141：输出无人读取；143：被终止",
    # commands
    "check a deployment against markets and a buyer's requirements": "按市场要求和采购方要求核查一个项目",
    "write an offer or a tender as a sheet to be filled in, or the schema of deployment files": "给出可填写的投标产品清单或招标要求表格，或项目文件的模式",
    "check several offers against one market or tender, and rank them side by side": "按同一市场或招标文件核查多份报价，并排列名次",
    "the other offers": "其余各份报价",
    "write it there": "写入该文件",
    "draft a buyer's requirements from the sentences of a tender that name standards": "从招标文件中提及标准的句子拟出采购方要求",
    "a status that was read longer ago is stale, which --strict does not accept; 12 by default": "读取时间早于此月数的状态视为过期，--strict 不予接受；默认为 12",
    "exit with 4 when something cannot be decided, rests on a stale status, or a cell was not understood": "有无法判定的内容、依据过期状态的内容或未能理解的单元格时以 4 退出",
    "the tender: text, PDF, DOCX, or a sheet; - reads a pipe": "招标文件：文本、PDF、DOCX 或表格；- 表示从管道读取",
    "write the draft there: TOML, or a sheet to edit where the name ends in .xlsx or .csv; it is printed by default": "把草稿写入该文件：TOML；文件名以 .xlsx 或 .csv 结尾时为可编辑的表格；默认直接输出",
    "find the smallest set of claims to add for the chosen markets": "求出进入所选市场需补充的最少声明",
    "list what each supplier is to provide, as letters in English or Chinese": "以中文或英文函件列出每家供应商应提供的内容",
    "say what changed from one report to another": "说明两份报告之间的变化",
    "say what one standard is to another, with the proof": "说明两项标准之间的关系，并给出依据",
    "list the editions that correspond to a standard": "列出与一项标准相对应的各版次",
    "find standards by words, class, committee, status and date": "按关键词、分类、委员会、状态和日期查找标准",
    "show what the catalog holds on a standard": "显示目录中关于一项标准的记载",
    "read standards' identifiers": "识读标准编号",
    "list the standards that a text, PDF or DOCX file mentions, and check a draft of a deployment": "列出文本、PDF 或 DOCX 文件提到的标准，并核查由此拟出的项目",
    "list what markets ask of a product before anybody has claimed anything, and what decides the rest": "在尚无任何声明时，列出各市场对一种产品的要求，以及其余要求取决于什么",
    "say which standards of a declaration are cited today, until when, and what replaces them": "说明一份声明中的标准目前是否被官方清单引用、引用到何时、由什么取代",
    "list the markets, or what one of them asks for": "列出各市场，或某一市场的要求",
    "say what changed in official lists, and which declarations lose a citation when": "说明官方清单的变化，以及哪些声明何时失去引用",
    "import official lists of an authority: which standards an act cites, since when, until when": "导入主管机构的官方清单：某法规引用哪些标准、自何时起、至何时止",
    "list the agreements between parties, and what they recognise": "列出各方之间的协议及其所承认的内容",
    "tell which claims stand alone, and what must change to reach a market": "指出哪些声明别处没有对应标准，以及进入某市场须作何改变",
    "say which verdicts change when an edition is withdrawn, an agreement lapses, ...": "说明某版次废止、某协议失效等情况会改变哪些结论",
    "list the standard systems, which branches a deployment touches, which have no counterpart": "列出标准体系、一个项目涉及的分支，以及没有对应标准的分支",
    "measure which share of one side's standards the other side has as well": "统计一方的标准中另一方也有的比例",
    "check many deployments in columns, into a folder of parts; print the SQL for their results": "按列批量核查多个项目，结果分块写入文件夹；输出查询结果用的 SQL",
    "compile, check, format, count or sample a folder of facts": "编译、检查、格式化、统计或抽查一个数据文件夹",
    "list what sources disagree about, and adoptions of editions that do not exist": "列出各来源之间的分歧，以及采用了不存在版次的记录",
    "say what changed from one compiled catalog to another, and which verdicts with it": "说明两份已编译目录之间的变化，以及随之改变的结论",
    "import other people's catalogs into one compiled file, every row accounted for": "把他人的目录导入为一个编译文件，每一行都有交代",
    "say what is installed, and whether the facts are as they were made": "说明已安装的内容，以及数据是否完好如初",
    "answer the questions of an assistant, over the Model Context Protocol": "通过 Model Context Protocol 回答助手的提问",
    "print a script with which a shell completes commands and options": "输出命令与选项的补全脚本",
    # arguments
    "the deployment: TOML, JSON, YAML, CSV, XLSX, CycloneDX or SPDX; - reads a pipe": "项目：TOML、JSON、YAML、CSV、XLSX、CycloneDX 或 SPDX；- 表示从管道读取",
    "the format of STACK; told by its content": "STACK 的格式；默认按内容判断",
    "take every component as a product of its own, or as a part of one; by default the root of a bill of materials is the product and the rest its parts": "把每个清单项都当作独立产品，或都当作产品的组成部分；默认物料清单的根为产品，其余为其组成部分",
    "which headings of a sheet are which fields; guessed by default": "表格的各列标题对应哪个字段；默认自动判断",
    "write there what was guessed, to be used with --columns": "把判断结果写入该文件，供 --columns 使用",
    "a market's code, or a TOML file; may be repeated": "市场代码，或 TOML 文件；可重复给出",
    "official lists that 'market import' wrote; of an act that ships too, these count; may be repeated": "由“market import”生成的官方清单；与自带清单涉及同一法规时以此为准；可重复给出",
    "the buyer's own requirements: TOML, JSON, XLSX or CSV": "采购方自己的要求：TOML、JSON、XLSX 或 CSV 文件",
    "facts of your own, beside those that ship: standards, prefixes, agreements, markets; a TOML file, a folder of them, or a compiled file": "自带数据之外的自有数据（标准、代号、协议、市场）：TOML 文件、其文件夹或编译文件",
    "the date of the answer (2026-11-21); today by default": "回答所依据的日期（2026-11-21）；默认为今天",
    "where no suffix of -o tells; text by default": "-o 的后缀未指明格式时使用；默认为 text",
    "write the report there in the format of its suffix, at once or not at all; may be repeated": "把报告写入该文件，格式由后缀决定，要么完整写入要么不写；可重复给出",
    "keep only findings of these rules: codes or beginnings of codes (EDN, EQV101), with commas; may be repeated": "只保留这些规则的结果：规则代码或其开头（EDN、EQV101），以逗号分隔；可重复给出",
    "leave out these rules: codes or beginnings of codes (EDN, EQV101), with commas; may be repeated": "略去这些规则：规则代码或其开头（EDN、EQV101），以逗号分隔；可重复给出",
    "accepted findings, a TOML file; they do not count": "已接受的结果，TOML 文件；不计入",
    "findings that are known; only new ones count": "已知的结果；只计入新出现的",
    "write the findings of today there": "把今天的结果写入该文件",
    "exit with 1 from this severity on; error by default": "达到该严重程度即以 1 退出；默认为 error",
    "exit with 4 when something cannot be decided, or a cell was not understood": "有无法判定的内容或未能理解的单元格时以 4 退出",
    "print all of one finding: its fingerprint, or how that begins": "输出一条结果的全部内容：给出其指纹或指纹的开头",
    "print every proof, source and rejected agreement": "输出全部依据、来源和不适用的协议",
    "a tender, to be read by --profile, in place of an offer": "给出招标要求表格（供 --profile 读取），而不是投标产品清单",
    "write it as a workbook with lists to choose from": "写成带下拉选项的工作簿",
    "write it as CSV; it is printed by default": "写成 CSV；默认直接输出",
    "write the JSON Schema of deployments in TOML, JSON and YAML": "写出 TOML、JSON、YAML 项目文件的 JSON Schema",
    "plan for what is voluntary too": "自愿性要求也计入方案",
    "print every proof": "输出全部依据",
    "how to print the answer": "回答的输出方式",
    "the letter for this supplier only; one for each by default": "只写给这家供应商的函件；默认每家一份",
    "text by default, or what the suffix of -o says": "默认为 text，或由 -o 的后缀决定",
    "write the letters there, at once or not at all": "把函件写入该文件，要么完整写入要么不写",
    "a report, as check --format json writes it": "一份报告，由 check --format json 写出",
    "a later one": "较晚的一份",
    "a standard, as people write it": "一项标准，按平常的写法",
    "the standard to compare it with": "与之比较的标准",
    "print the proof as a graph instead": "改以图的形式输出依据",
    "print the ways that the proof leaves out, too": "同时输出依据中略去的其他途径",
    "only documents of this prefix (GB) or body (SAC)": "只要该代号（GB）或机构（SAC）的文件",
    "only documents of this market's publishers, and of what it belongs to": "只要该市场及其所属市场的发布机构的文件",
    "also what corresponds to an older or a newer edition": "也列出与更早或更新版次相对应的标准",
    "words of titles, or one identifier; without any, all that the rest chooses": "题名中的词，或一个标准编号；不给出时列出其余条件选中的全部",
    "the prefix that it is published under: GB, ISO/IEC": "发布所用的代号：GB、ISO/IEC",
    "an ICS class, or what it begins with: 35.030, 35": "ICS 分类号或其开头：35.030、35",
    "a class of the Chinese classification, or its letter: L80, L": "中国标准文献分类号（CCS）或其字母：L80、L",
    "a committee, or what its name begins with": "委员会，或其名称的开头",
    "where it stands": "标准状态",
    "published then or later: 2019, 2019-05": "该日期或之后发布：2019、2019-05",
    "published then or earlier": "该日期或之前发布",
    "in force on this day": "该日现行有效",
    "how many; 20 for words, else all": "最多列出多少；按词查找时为 20，否则全部",
    "leave out the first N: the next page": "略去前 N 条：即下一页",
    "a standard; without a date, the edition in force": "一项标准；不带年号时指现行版次",
    "a standard's identifier; - reads one from each line of a pipe, or all of it with --find": "标准编号；- 表示从管道逐行读取，配合 --find 时读取全部文字",
    "find the identifiers inside running text": "在连续文字中查找标准编号",
    "refuse what is not written in the publisher's own form": "不接受与发布机构写法不一致的编号",
    "text, PDF or DOCX; - reads a pipe": "文本、PDF 或 DOCX；- 表示从管道读取",
    "check a draft against this market; may be repeated": "按该市场核查拟出的项目；可重复给出",
    "what the document is about (server, camera, ...), for the draft; ict-equipment by default": "文件所述产品的类别（server、camera 等），用于拟出项目；默认为 ict-equipment",
    "a product in words, or the code of a kind": "用文字描述的产品，或产品类别代码",
    "a market's code; may be repeated": "市场代码；可重复给出",
    "the kind of the product; guessed from its words by default": "产品类别；默认从文字判断",
    "what is known of it beside its kind; may be repeated": "类别之外已知的特征；可重复给出",
    "standards, or declarations that name them: text, PDF, DOCX, a sheet, a deployment; - reads a pipe": "标准，或列有标准的声明：文本、PDF、DOCX、表格、项目文件；- 表示从管道读取",
    "the market whose lists are asked; EU by default": "查询哪个市场的清单；默认为 EU",
    "keep to this act: a number or a name (LVD); may be repeated": "只看该法规：编号或简称（LVD）；可重复给出",
    "say what is cited for such a product, as far as scopes and titles tell; may be repeated": "按标准的范围和名称，列出适用于此类产品的引用标准；可重复给出",
    "write the answer there, at once or not at all": "把回答写入该文件，要么完整写入要么不写",
    "exit with 4 when something cannot be decided": "有无法判定的内容时以 4 退出",
    "a market, to see what it asks for": "市场，用以查看其要求",
    "lists that 'market import' wrote, or 'shipped'": "由“market import”生成的清单，或 shipped（自带清单）",
    "later ones, or 'shipped'": "较晚的清单，或 shipped（自带清单）",
    "the market whose lists they are; EU by default": "清单所属的市场；默认为 EU",
    "declarations and deployments: which of their claims lose their citation, and when": "声明与项目：其中哪些声明何时失去引用",
    "how far the calendar reaches: a year or a day; two years by default": "日历截止到何时：某年或某日；默认两年",
    "text by default, or what the suffix of -o says (.ics for calendars)": "默认为 text，或由 -o 的后缀决定（日历为 .ics）",
    "official lists: XLSX, XLS or CSV, of one act or several": "官方清单：XLSX、XLS 或 CSV，涉及一部或多部法规",
    "the lists as one compiled file, or as .toml; written at once or not at all, what was there is replaced": "清单写成一个编译文件或 .toml；要么完整写入要么不写，原有文件被替换",
    "the act, where the rows do not name it": "各行未注明法规时所属的法规",
    "when the lists were taken, where they do not say when they were generated": "清单未注明生成日期时的获取日期",
    "which headings are which fields; guessed by default": "各列标题对应哪个字段；默认自动判断",
    "write every row that was left out as JSON lines, with place and reason": "把未导入的每一行连同位置与原因写成 JSON lines",
    "a party's code (CN); two give what is between them": "一方的代码（CN）；给出两方时列出双方之间的协议",
    "a market's code: what must change to reach it too": "市场代码：说明进入该市场还须作何改变",
    "deployments: files, or folders of TOML files": "项目：文件，或 TOML 文件的文件夹",
    "a market's code": "市场代码",
    "an edition is withdrawn; with @DATE the last day on which it counts, the day before --as-of by default; may be repeated": "某版次废止；@日期 为其最后有效日，默认为 --as-of 的前一日；可重复给出",
    "an agreement lapses; with @DATE the last day on which it counts, the day before --as-of by default; may be repeated": "某协议失效；@日期 为其最后有效日，默认为 --as-of 的前一日；可重复给出",
    "what is recorded of A as an adoption of B is no more; may be repeated": "去除“A 采用 B”的记录；可重复给出",
    "the entries and correspondences of this TOML file are added; may be repeated": "加入该 TOML 文件中的条目与对应关系；可重复给出",
    "a system, to see its branches": "标准体系，用以查看其分支",
    "a deployment: which branches its claims touch": "项目：其声明涉及哪些分支",
    "a market's code: which branches have no counterpart there": "市场代码：哪些分支在该市场没有对应标准",
    "a prefix (GB), a body (SAC), a jurisdiction (CN), or several with commas": "代号（GB）、机构（SAC）、国家或地区（CN），多个以逗号分隔",
    "what it is compared with": "与之比较的一方",
    "only documents of this domain": "只统计该领域的文件",
    "only documents whose ICS codes begin like this (35, 35.030)": "只统计 ICS 分类号以此开头的文件（35、35.030）",
    "measure at the end of each year from here": "自该年起逐年年末统计",
    "the last year; the one of --as-of by default": "最后一年；默认为 --as-of 所在年",
    "list every document with its best counterpart too": "同时列出每份文件及其最佳对应文件",
    "what to do": "要执行的操作",
    "check: the folder for the parts": "check：存放分块结果的文件夹",
    "of the parts": "分块结果的格式",
    "check: the columns of the results to keep; all by default": "check：结果中保留的列；默认全部",
    "check: processes; one for each core by default": "check：进程数；默认每个核心一个",
    "what to do with the facts": "对数据执行的操作",
    "facts in TOML, laid out as catalogs/ is; verify: a compiled file": "TOML 数据，布局同 catalogs/；verify：编译文件",
    "where to write, at once or not at all": "写入位置，要么完整写入要么不写",
    "format: change nothing; exit code 3 if something would": "format：不作改动；若有需改动之处以 3 退出",
    "stats: how to print": "stats：输出方式",
    "stats: refresh the counts in a Markdown page, or in all of a folder": "stats：更新 Markdown 页面（或文件夹中所有页面）中的统计数字",
    "verify: the digest or checksum that was told elsewhere": "verify：另行获知的摘要或校验和",
    "verify: refuse an edition older than this one": "verify：不接受早于此的版本",
    "sample: how many facts (50)": "sample：抽查条数（50）",
    "sample: the same seed gives the same facts": "sample：相同种子给出相同的记录",
    "a compiled catalog": "已编译的目录",
    "what to hold it against: a compiled catalog, else what ships": "与何者对照：已编译的目录，默认为自带目录",
    "whose adoptions to look at (GB)": "查看谁的采标记录（GB）",
    "of each list the first N (20); JSON has all": "每个列表的前 N 条（20）；JSON 为全部",
    "deployments, files or folders: which of their verdicts change because of it; may be repeated": "项目文件或文件夹：其中哪些结论随之改变；可重复给出",
    "with --deployments: a market's code": "配合 --deployments：市场代码",
    "with --deployments: the buyer's own requirements": "配合 --deployments：采购方自己的要求",
    "files or folders; where two are equally well attested, the earlier counts": "文件或文件夹；依据同等可靠时以先给出者为准",
    "the compiled catalog, written at once or not at all; an import that was interrupted goes on when run again": "编译后的目录，要么完整写入要么不写；中断的导入再次运行时继续",
    "the format of the sources, when it is not found out: records, iso-open-data, relaton, sssom, sts, table": "来源的格式，未能自动判断时给出：records、iso-open-data、relaton、sssom、sts、table",
    "what to call this catalog": "该目录的名称",
    "which release the sources are, as their publisher calls it": "来源的发布版本，按发布者的叫法",
    "when they were taken from there (2026-11-21)": "获取日期（2026-11-21）",
    "their licence as stated": "来源所声明的许可",
    "how well their facts are attested (see catalogs/README.md)": "来源数据的可靠程度（见 catalogs/README.md）",
    "for tables: the headings to look for, as --save-columns writes them": "表格：要查找的列标题，由 --save-columns 写出",
    "for tables: write down how the columns were read": "表格：记下各列是如何识读的",
    "read this many rows of each source at most": "每个来源最多读取这么多行",
    "write all counts, examples and disagreements of sources as JSON": "把全部计数、示例和来源分歧写成 JSON",
    "write the rows that could not be read, with their lines, as JSON lines": "把未能识读的行连同行号写成 JSON lines",
    "bash, zsh, fish, tcsh, powershell": "bash、zsh、fish、tcsh、powershell",
    # actions of batch and catalog
    "check the components in a file, or in the files of a folder (.parquet, .arrow, .csv, .jsonl)": "核查文件或文件夹中的产品（.parquet、.arrow、.csv、.jsonl）",
    "check them again after the facts or the date changed: only what the change can reach": "数据或日期变化后重新核查：只核查变化所能影响的行",
    "check, recheck: a file or folder; query: a query's name": "check、recheck：文件或文件夹；query：查询的名称",
    "recheck: the folder of the earlier results": "recheck：此前结果所在的文件夹",
    "recheck: the earlier facts, as --catalog names the new ones; those that ship by default": "recheck：此前的数据，写法同 --catalog；默认为随附数据",
    "print a question about the results as SQL, or the names of all of them": "以 SQL 输出关于结果的查询，或列出全部查询名称",
    "The results are parts of one table. The same command again makes the parts that are missing.": "结果是同一张表的各个分块；再次运行同一命令会补齐缺少的分块。",
    "Exit code 3 says that a row or a file could not be read: its row in the results says why.": "退出码 3 表示有行或文件未能识读：结果中的相应行说明原因。",
    "check a folder of facts and make one file of it": "检查数据文件夹并编译为一个文件",
    "read all of a compiled file: nothing changed, cut off, too new or unreadable": "通读编译文件：确认未被改动、截断，版本可读",
    "say what is wrong with the facts, by cause; exit code 3 on errors": "按原因列出数据中的问题；有错误时退出码为 3",
    "write the files in the one way (with --check, only say which are not)": "把文件统一成规定格式（--check 只指出不合格式的文件）",
    "count the facts: the data sheet": "统计数据：数据概况",
    "print facts with their sources, for a person to check": "输出若干记录及其来源，供人工核对",
    "print a JSON Schema, so that editors complete and check the files": "输出 JSON Schema，供编辑器补全和检查",
    "a command of its own: catalog import --help": "独立的命令：catalog import --help",
}


def in_chinese(parser: argparse.ArgumentParser) -> None:
    """Put the words of a parser into Chinese; what has none stays as it is."""
    parser.description = _lines(parser.description)
    parser.epilog = _lines(parser.epilog)
    for group in parser._action_groups:  # argparse has no other way to name its groups
        group.title = _text(group.title)
    for action in parser._actions:
        action.help = _text(action.help)


def _text(text: str | None) -> str | None:
    return None if text is None else CHINESE.get(text, text)


def _lines(text: str | None) -> str | None:
    return None if text is None else "\n".join(map(_line, text.split("\n")))


def _line(line: str) -> str:
    """Return a line with what it says at its end in Chinese: a name and two spaces may stand before."""
    if line in CHINESE:
        return CHINESE[line]
    name, gap, said = line.rpartition("  ")
    if said in CHINESE:
        return f"{name}{gap}{CHINESE[said]}"
    said = said.strip()
    for words in (said, said.removesuffix("."), said[:1].lower() + said[1:].removesuffix(".")):
        for known in (words, f"{words}, ...".replace(",, ", ", ")):
            if known in CHINESE:
                return (
                    f"{line[: len(line) - len(line.lstrip())]}{CHINESE[known]}。"
                    if line.endswith(".")
                    else CHINESE[known]
                )
    return line
