"""The headings that name what a column of an offer holds, in the languages in which offers come."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from stdcompat.sheets import Glossary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stdcompat.sheets import Vocabulary

__all__ = ["VOCABULARY", "field_named"]

_HEADINGS: Final[Mapping[str, str]] = {
    # field: the headings that it goes by, between bars; the first two are those of the template
    "deployment": "deployment | 项目 | deployment name | project | project name | 项目名称 | 工程名称",
    "deployment_zh": "deployment in Chinese | 项目中文名称 | project in Chinese",
    "description": "description of the project | 项目说明",
    "conditions": "conditions | 条件",
    "name": """
        product | 产品名称 | component | 组件 | component name | name | item | item name | product name | equipment |
        equipment name | device | system | goods | article | description | description of goods | commodity |
        item description | product description | material description | goods description | deliverable | 组件名称 |
        设备 | 设备名称 | 产品 | 名称 | 系统名称 | 品名 | 货物名称 | 货品名称 | 物资名称 | 物料名称 | 标的名称 | 采购标的 | 设备材料名称 | 材料名称 | 软件名称 | 项目内容 |
        品目 | 品目名称 | 名称及规格 | 設備 | 設備名稱 | 產品名稱 | 品項 | 項目 | 財物名稱 | 製品名 | 機器名 | 件名 | 機器 | 품명 | 제품명 | 품목 | 장비명 | 제품 |
        장비 | наименование | товар | изделие | оборудование | продукция | наименование товара |
        наименование оборудования | désignation | produit | équipement | libellé | matériel | dénomination |
        Bezeichnung | Produkt | Gerät | Artikel | Komponente | Gegenstand | producto | equipo | artículo | bien |
        descripción | denominación | rubro | produto | equipamento | descrição | denominação | barang |
        nama barang | nama produk | perangkat | uraian | sản phẩm | tên hàng hóa | thiết bị | tên thiết bị |
        tên sản phẩm | hàng hóa | ürün | ürün adı | cihaz | malzeme | ekipman | المنتج | الجهاز | اسم المنتج |
        البند | الصنف | المعدات | prodotto | apparecchio
    """,
    "name_zh": "component in Chinese | 中文名称 | Chinese name | name in Chinese",
    "kind": """
        kind | 类别 | type | category | component type | equipment type | product type | product category | 种类 |
        类型 | 设备类型 | 设备类别 | 产品类别 | 组件类型 | 类別 | 類別 | 種別 | 種類 | 종류 | категория | тип | catégorie | Kategorie | Art |
        categoría | categoria | kategori | loại | tür | الفئة | النوع
    """,
    "traits": "traits | 特性",
    "supplier": """
        supplier | 供应商 | vendor | manufacturer | provider | producer | supplier name | make | maker | brand |
        made by | oem | manufacturer name | 厂商 | 制造商 | 生产厂家 | 厂家 | 供货商 | 供应商名称 | 品牌 | 厂牌 | 生产企业 | 生产商 | 制造厂商 |
        品牌厂家 | 製造商 | 廠商 | 廠牌 | 供應商 | メーカー | 製造元 | 製造者 | 제조사 | 업체 | 업체명 | 공급업체 | производитель | поставщик |
        изготовитель | fabricant | fournisseur | marque | Hersteller | Lieferant | Fabrikat | fabricante |
        proveedor | marca | fornecedor | produsen | merek | nhà sản xuất | hãng | hãng sản xuất | üretici |
        marka | tedarikçi | الشركة المصنعة | المورد | العلامة التجارية | produttore
    """,
    "jurisdiction": """
        jurisdiction | 国家或地区 | country | country of origin | origin | supplier country | made in | COO | 国家 | 国别 |
        国家地区 | 原产国 | 原产地 | 产地 | 生产国 | 原產地 | 產地 | 原産国 | 원산지 | страна | страна происхождения | pays |
        pays d'origine | origine | Ursprungsland | Herkunft | Herkunftsland | Land | país | país de origen |
        origen | país de origem | origem | negara asal | xuất xứ | nước sản xuất | menşei | menşe ülke |
        بلد المنشأ | المنشأ | paese di origine
    """,
    "version": """
        version | 版本 | model | model number | product version | 型号 | 规格型号 | 产品版本 | model no | part number |
        part no | P/N | 型号规格 | 规格 | 机型 | 型號 | 規格型號 | 型番 | 型式 | 모델 | 모델명 | модель | марка | modèle |
        référence produit | Modell | modelo | tipe | model/type | mã hiệu | ký hiệu | الموديل | الطراز
    """,
    "claims": """
        standards | 标准 | claimed standard | standard number | standard no | applicable standard | norm |
        reference | designation | conforms to | complies with | compliance | national standard | conformity |
        international standard | test standard | safety standard | EMC standard | standards complied with |
        norms | product standard | reference standard | standard met | technical standard | specification |
        directive | 标准号 | 标准编号 | 适用标准 | 执行标准 | 符合标准 | 采用标准 | 依据标准 | 遵循标准 | 国家标准 | 行业标准 | 国际标准 | 产品标准 | 技术标准 |
        检验标准 | 标准规范 | 投标技术响应 | 技术响应 | 投标响应 | 投标应答 | 响应内容 | 应答 | 投标产品参数 | 投标文件技术响应 | 投标参数 | 投标规格 | 標準 | 適用標準 |
        執行標準 | 執行基準 | 規格 | 適用規格 | 準拠規格 | 適用基準 | 準拠 | 표준 | 적용표준 | 적용 규격 | 규격 | 표준명 | 기준 | стандарт | гост |
        нормативный документ | нд | стандарты | ту | соответствие стандартам | нормативная документация | norme |
        normes applicables | référentiel | normes | exigences normatives | Norm | Normen | angewandte Normen |
        Vorschrift | norma | norma aplicable | normas aplicables | normativa | normas aplicáveis |
        norma aplicável | standar | standar acuan | SNI | tiêu chuẩn | quy chuẩn | tiêu chuẩn áp dụng | standart |
        standartlar | uygulanan standart | المعايير | المواصفات القياسية | المواصفة | المعيار |
        normative di riferimento | technical response | offered specification | bidder's response |
        tenderer's response | vendor response | offered
    """,
    "asked": """
        asked standard | 招标技术要求 | tender requirement | required standard | requirement | specification required |
        tender specification | customer requirement | requested | required | technical requirement |
        buyer requirement | 招标要求 | 招标文件要求 | 招标文件技术要求 | 招标规格 | 招标参数 | 采购需求 | 采购要求 | 技术要求 | 需求 | 用户需求 | 磋商文件要求 |
        谈判文件要求 | 招标文件技术规格 | требование | требования | exigence | Anforderung | requisito | requerimiento |
        yêu cầu | persyaratan | şartname | المتطلبات
    """,
    "clause": """
        clause | 条款 | particulars | technical particulars | 参数名称 | 指标名称 | clause no | clause number |
        clause of the tender | section | section no | article no | tender clause | 招标文件条款 | 条款号 | 招标文件条款号 |
        招标文件条目号 | 条目号 | 招标条款 | 章节号 | 章节 | пункт | Abschnitt | cláusula | reference clause | spec clause
    """,
    "compliance": """
        结论 | 检验结论 | 检测结论 | 检测结果 | 检验结果 | 测试结果 | 判定 | 判定结果 | 判定結果 | 是否合格 | test result | result of test | verdict |
        pass/fail | Prüfergebnis | résultat d'essai | resultado del ensayo | resultado do ensaio |
        результат испытаний | compliance status | 偏离情况 | comply | compliant | complied | compliance (Y/N) |
        C/PC/NC | FC/PC/NC | deviation | exceptions | exceptions taken | 例外 | conformance | compliance y/n |
        yes/no | met | 偏离 | 偏离说明 | 响应情况 | 是否符合 | 符合性 | 偏差 | 是否响应 | 符合情况 | 响应/偏离 | 有无偏离 | 偏离程度 | 符合/偏离 | 是否偏离 |
        满足情况 | 是否满足 | 適合 | 적합여부 | соответствие | отклонение | conforme | conformité | écart | Erfüllung |
        erfüllt | Abweichung | cumplimiento | cumple | desviación | atendimento | atende | conformidade |
        đáp ứng | kesesuaian | uygunluk | المطابقة |
        status | state | certification status | status of certification | certified | certified? | approved? |
        certificate status | 状态 | 认证状态 | 证书状态 | 是否认证 | 是否取得 | 是否通过 | 取得情况 | статус | estado | statut | zertifiziert | certifié | 状況 | 상태 |
        expired | expired? | withdrawn | withdrawn? | revoked | 是否过期 | 是否失效 | 已过期 | target date | planned date |
        expected date | due date | planned for | planned completion | 计划完成时间 | 计划取得时间 | 预计取得时间 | 目标日期 | 拟取得时间 |
        scope | scope of certification | scope of certificate | certificate scope | 认证范围 | 证书范围 | Geltungsbereich |
        portée | alcance | область сертификации
    """,
    "marks": """
        certificates | 认证证书 | certification | certifications | approvals | approval | marks | certified by |
        product certification | 认证 | 证书 | 资质 | 认证情况 | 资质证书 | 产品认证 | 认证标志 | 認証 | 認證 | 取得認証 | 인증 | 인증현황 |
        certificats | сертификаты | сертификат | Zertifikate | Zulassungen | Prüfzeichen | certificados |
        certificaciones | certificações | sertifikat | sertifikasi | chứng nhận | chứng chỉ | sertifikalar |
        belgeler | الشهادات | certificazioni
    """,
    "domain": "domain | 领域 | 标准领域",
    "evidence": """
        evidence | 证明 | evidence type | kind of evidence | proof | document | type of document |
        supporting document | 证明类型 | 证明材料 | 证明文件 | 佐证材料 | lab report | test report | 检测报告 | доказательство |
        preuve | Nachweis | evidencia | evidência | bukti
    """,
    "issuer": """
        issuer | 发证机构 | issued by | laboratory | certification body | test lab | testing laboratory |
        notified body | 签发机构 | 检测机构 | 认证机构 | 颁发机构 | 检验机构 | 发证机关 | орган по сертификации | organisme | Prüfstelle |
        laboratorio | laboratório | organismo
    """,
    "issuer_jurisdiction": "issuer country | 发证机构国家 | issuer jurisdiction | 机构所在地",
    "scheme": "scheme | 认证制度 | certification scheme | 认证方案",
    "number": """
        evidence number | 证书编号 | certificate number | certificate no | report number | report no |
        test report no | licence no | license no | registration number | cert no | 报告编号 | 证书号 | 报告号 | 检测报告编号 |
        检验报告编号 | 认证证书编号 | 3C证书编号 | 报告/证书编号 | номер сертификата | numéro de certificat | Zertifikatsnummer |
        n° de certificado | número de certificado
    """,
    "issued": """
        issued | 签发日期 | issue date | date of issue | certificate date | report date | 发证日期 | 颁发日期 | 报告日期 | date |
        出具日期 | дата выдачи | date d'émission | Ausstellungsdatum | fecha de emisión | data de emissão
    """,
    "expires": """
        expires | 有效期至 | expiry date | valid until | certificate expiry | certificate expires | cert. valid to |
        certificate valid until | certificate validity | valid to | valid till | expiry | validity | 到期日期 | 有效期 | 证书有效期 | срок действия |
        date d'expiration | gültig bis | vencimiento | validade
    """,
    "edition": "edition | 标准年份 | edition year | year of edition | standard year | year of standard | 年号 | 标准年号 | édition | edición | edição | Ausgabe",
    "verbatim": "verbatim | 原文保留",
    "remarks": """
        remarks | 备注 | remark | notes | note | comment | comments | 说明 | 備註 | 備考 | 비고 | примечание |
        bidder's remarks | observations | observaciones | observações | Bemerkung | keterangan | ghi chú |
        açıklama | ملاحظات
    """,
    "": """
        standard title | title of the standard | standard name | 标准名称 | 标准中文名称 | 标准英文名称 | title | 名称(英文) |
        quantity | qty | 数量 | unit | 单位 | uom | unit price | 单价 | price | total | 总价 | amount | 金额 | 合价 | 小计 |
        sl no | s/n | sr no | serial number | no | 序号 | 编号 | 項次 | 项次 | 行号 | № | n° | nr | pos | 番号 | 번호 | stt |
        url | link | website | ics | publisher | 단체 | 发布单位 | 发布日期 | 实施日期 | 链接 |
        网址 | 링크 | source | delivery | 交货期 | warranty | 质保期 | 质保 | hs code | currency | 税率 | 参考品牌 | 图片 | photo
    """,
}
VOCABULARY: Final[Vocabulary] = {
    field: tuple(heading.strip() for heading in headings.split("|")) for field, headings in _HEADINGS.items()
}


@functools.cache
def _glossary() -> Glossary:
    return Glossary(VOCABULARY)


def field_named(label: str) -> str | None:
    """Return the field that a label names as a whole, or None.

    >>> field_named("Product:"), field_named("Rack server R200")
    ('name', None)
    """
    return _glossary().whole(label.rstrip(" :："))
