"""The closed lists that facts and deployments choose from: domains, and kinds of component.

A closed list is what makes a typo an error. A kind has parents, so that a requirement on
``ict-equipment`` reaches a camera without naming it.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final, NewType

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DOMAINS", "KINDS", "Domain", "KindCode", "ancestors"]

Domain = NewType("Domain", str)
"""A key of `DOMAINS`."""

KindCode = NewType("KindCode", str)
"""A key of `KINDS`."""

DOMAINS: Final[Mapping[str, tuple[str, str]]] = {
    # code: (English, Chinese)
    "ai": ("artificial intelligence", "人工智能"),
    "battery": ("batteries", "电池"),
    "building": ("buildings and building automation", "建筑与楼宇自控"),
    "cloud": ("cloud computing", "云计算"),
    "codes": ("terminology, codes and character sets", "术语、代码与字符集"),
    "cryptography": ("cryptography", "密码"),
    "data": ("data and data governance", "数据与数据治理"),
    "data-centre": ("data centres", "数据中心"),
    "emc": ("electromagnetic compatibility", "电磁兼容"),
    "ev-charging": ("electric vehicle charging", "电动汽车充电"),
    "functional-safety": ("functional safety", "功能安全"),
    "ict-safety": ("safety of ICT and audio/video equipment", "信息技术与音视频设备安全"),
    "industrial-automation": ("industrial automation", "工业自动化"),
    "information-security": ("information security", "信息安全"),
    "iot": ("internet of things", "物联网"),
    "machinery": ("machinery", "机械"),
    "management-system": ("management systems and quality", "管理体系与质量"),
    "mobile-network": ("mobile networks", "移动通信网"),
    "optical-network": ("optical networks and cabling", "光网络与布线"),
    "personal-information": ("personal information", "个人信息"),
    "product-security": ("security of connected products", "联网产品安全"),
    "radio": ("radio equipment", "无线电设备"),
    "rail": ("railways", "轨道交通"),
    "smart-city": ("smart cities", "智慧城市"),
    "smart-grid": ("smart grid", "智能电网"),
    "space": ("space systems", "航天"),
    "substances": ("restricted substances", "有害物质限制"),
    "telecom": ("telecommunications equipment", "电信设备"),
    "video-surveillance": ("video surveillance", "视频监控"),
}

KINDS: Final[Mapping[str, tuple[tuple[str, ...], str, str]]] = {
    # code: (parents, English, Chinese)
    "equipment": ((), "electrical or electronic equipment", "电气电子设备"),
    "ict-equipment": (("equipment",), "ICT or audio/video equipment", "信息技术与音视频设备"),
    "server": (("ict-equipment",), "server", "服务器"),
    "storage": (("ict-equipment",), "storage system", "存储系统"),
    "power-supply": (("ict-equipment",), "external power supply or adaptor", "外部电源"),
    "display": (("ict-equipment",), "display", "显示设备"),
    "network-equipment": (("ict-equipment", "telecom-equipment"), "router, switch or gateway", "网络设备"),
    "telecom-equipment": (("equipment",), "telecommunications equipment", "电信设备"),
    "radio-equipment": (("equipment",), "radio equipment", "无线电设备"),
    "wlan-access-point": (("network-equipment", "radio-equipment"), "wireless LAN access point", "无线局域网接入点"),
    "base-station": (("telecom-equipment", "radio-equipment"), "mobile base station", "移动通信基站"),
    "mobile-terminal": (
        ("ict-equipment", "telecom-equipment", "radio-equipment"),
        "mobile terminal",
        "移动终端",
    ),
    "mobile-core": (("telecom-equipment",), "mobile core network", "移动核心网"),
    "optical-equipment": (("telecom-equipment", "ict-equipment"), "optical transmission equipment", "光传输设备"),
    "cabling": ((), "cable, fibre or connector", "线缆与光纤"),
    "video-equipment": (("ict-equipment",), "video surveillance equipment", "视频监控设备"),
    "camera": (("video-equipment",), "surveillance camera", "监控摄像机"),
    "video-recorder": (("video-equipment",), "video recorder", "录像机"),
    "consumer-device": (("ict-equipment",), "consumer connectable device", "消费类联网设备"),
    "iot-device": (("ict-equipment",), "sensor or IoT device", "物联网设备"),
    "ups": (("equipment",), "uninterruptible power supply", "不间断电源"),
    "battery": ((), "battery or battery system", "电池或电池系统"),
    "ev-charger": (("equipment",), "electric vehicle charger", "电动汽车充电设备"),
    "ev-coupler": ((), "charging coupler", "充电耦合器"),
    "meter": (("equipment",), "electricity meter", "电能表"),
    "grid-equipment": (("equipment",), "grid automation equipment", "电网自动化设备"),
    "industrial-controller": (("equipment",), "industrial controller", "工业控制器"),
    "machine": ((), "machine or robot", "机械或机器人"),
    "rail-system": ((), "rail signalling or rolling stock system", "轨道交通系统"),
    "space-system": ((), "space system", "航天系统"),
    "software": ((), "software", "软件"),
    "video-platform": (("software",), "video management platform", "视频管理平台"),
    "security-software": (("software",), "security software", "安全软件"),
    "crypto-module": ((), "cryptographic module", "密码模块"),
    "ai-system": (("software",), "AI system", "人工智能系统"),
    "city-platform": (("software",), "smart-city platform", "智慧城市平台"),
    "building-automation": ((), "building automation system", "楼宇自控系统"),
    "cloud-platform": (("software",), "cloud platform", "云平台"),
    "service": ((), "service", "服务"),
    "cloud-service": (("service",), "cloud service", "云服务"),
    "data-service": (("service",), "data service", "数据服务"),
    "facility": ((), "building or site", "建筑与场地"),
    "data-centre": (("facility",), "data centre", "数据中心"),
    "information-system": ((), "information system as a whole", "信息系统"),
    "organisation": ((), "operator or supplier as an organisation", "组织"),
}


@functools.cache
def ancestors(kind: KindCode) -> frozenset[str]:
    """Return a kind and everything it is an instance of.

    >>> sorted(ancestors("camera"))
    ['camera', 'equipment', 'ict-equipment', 'video-equipment']
    """
    seen: set[str] = set()
    open_: list[str] = [kind]
    while open_:
        code = open_.pop()
        if code not in seen:
            seen.add(code)
            open_.extend(KINDS[code][0])
    return frozenset(seen)
