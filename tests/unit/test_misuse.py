"""What a new user gets wrong, and what is said: what to do, as one of our errors and as the builtin it also is."""

from __future__ import annotations

import datetime
import pickle
from typing import Any

import pytest

import stdcompat
from stdcompat import Component, Deployment, Exclusion, Requirement, errors

DAY = "2026-11-21"


def server(**fields: Any) -> Component:
    return Component("S", "server", **fields)


def stack(*components: Component, **fields: Any) -> Deployment:
    return Deployment("D", components or (server(claims=["GB 4943.1-2022"]),), **fields)


def req(**fields: Any) -> Requirement:
    given = {"domain": "information-security", "applies_to": ("server",), "force": "contractual", "sources": ()}
    given |= {"id": "r-1", "title": "R", "confidence": "high", "any_of": ("ISO/IEC 27001",)}
    return Requirement(**{**given, **fields})


def exc(**fields: Any) -> Exclusion:
    given = {"id": "x-1", "title": "X", "kind": "supplier", "instrument": "I", "scope": "all", "sources": ()}
    given |= {"applies_to": ("server",), "status": "in-force", "confidence": "high", "suppliers": ("Acme",)}
    return Exclusion(**{**given, **fields})


NAMES = {
    **{name: getattr(stdcompat, name) for name in stdcompat.__all__},
    "D": DAY,
    "datetime": datetime,
    "documents": stdcompat.documents,
    "exc": exc,
    "req": req,
    "server": server,
    "stack": stack,
}

MISUSES: list[tuple[str, str, str]] = [
    ("Facts().compare_offers([])", "InvalidValueError", "give at least one offer, and a name for each: 0 offers"),
    (
        "Facts().compare_offers([stack()], 'EU').render('pdf')",
        "InvalidValueError",
        "a comparison is written as",
    ),
    (
        "check(stack(), 'EU', as_of=D).annotate('given back.xlsx')",
        "InvalidValueError",
        "the offer was not read from a sheet, so there is none to give back",
    ),
    ("stack().taken_as('piece')", "InvalidValueError", "components are taken as product or parts, not as 'piece'"),
    (
        "documents.draft_deployment([], 'D', 'camra')",
        "InvalidValueError",
        "unknown kind of component 'camra'; did you mean 'camera'?",
    ),
    ("Profile.from_json('{')", "MarketError", "profile: line 1, column 2: is not JSON"),
    ("Market.from_json({})", "InvalidTypeError", "must be a JSON text, not dict; tables are read by from_dict"),
    ("Facts.read('nowhere.toml')", "CatalogError", "nowhere.toml: no such file or directory; check the path"),
    ("Facts().requirements_for(3, 'EU')", "InvalidTypeError", "component: must be of type Component, not 3"),
    ("Facts().requirements_for('camera', 'Chnia')", "UnknownMarketError", "no market 'Chnia'; did you mean CN?"),
    (
        "equivalents('ISO 9001', market=3)",
        "InvalidTypeError",
        "market: must be of type str, not 3; pass a code such as 'EU', a name, or a Market",
    ),
    (
        "parse(27001)",
        "InvalidTypeError",
        "a standard's identifier is read from a text, not int; pass a text such as 'ISO/IEC 27001:2022'",
    ),
    (
        "parse(None)",
        "InvalidTypeError",
        "a standard's identifier is read from a text, not NoneType; pass a text such as 'ISO/IEC 27001:2022'",
    ),
    ("parse('')", "IdentifierError", "not a standard's identifier: expected a number"),
    (
        "parse(b'ISO 9001')",
        "InvalidTypeError",
        "a standard's identifier is read from a text, not bytes; pass a text such as 'ISO/IEC 27001:2022'",
    ),
    (
        "parse('see the contract')",
        "IdentifierError",
        "expected a publisher's prefix such as ISO, GB/T or EN (one of your own",
    ),
    ("parse('ISO')", "IdentifierError", "not a standard's identifier: expected a number"),
    ("parse('IOS 9001')", "IdentifierError", "did you mean ISO 9001?"),
    ("parse('x' * 100000)", "IdentifierError", "not a standard's identifier: expected at most 300 characters"),
    (
        "parse('ISO 9001, ISO 14001')",
        "IdentifierError",
        "not a standard's identifier: expected the end; did you mean ISO 9001?",
    ),
    (
        "try_parse(None)",
        "InvalidTypeError",
        "a standard's identifier is read from a text, not NoneType; pass a text such as 'ISO/IEC 27001:2022'",
    ),
    (
        "find_identifiers(None)",
        "InvalidTypeError",
        "identifiers are found in a text, not in NoneType; pass a str; decode bytes, and go through lists one by one",
    ),
    (
        "split_identifiers(None)",
        "InvalidTypeError",
        "identifiers are found in a text, not in NoneType; pass a str; decode bytes, and go through lists one by one",
    ),
    (
        "find_identifiers(b'ISO 9001')",
        "InvalidTypeError",
        "identifiers are found in a text, not in bytes; pass a str; decode bytes, and go through lists one by one",
    ),
    (
        "resolve('ISO 9001', None)",
        "InvalidTypeError",
        "a standard's identifier is read from a text, not NoneType; pass a text such as 'ISO/IEC 27001:2022'",
    ),
    (
        "resolve('nonsense', 'ISO 9001')",
        "IdentifierError",
        "expected a publisher's prefix such as ISO, GB/T or EN (one of your own",
    ),
    (
        "resolve('ISO 9001', 'ISO 9001', as_of='21.11.2026')",
        "InvalidValueError",
        "not a date: '21.11.2026'; write it as 2026-11-21",
    ),
    (
        "resolve('ISO 9001', 'ISO 9001', as_of=20261121)",
        "InvalidTypeError",
        "not a date: 20261121; give a datetime.date, or a text such as '2026-11-21'",
    ),
    (
        "resolve('ISO 9001', 'ISO 9001', as_of='2026-13-01')",
        "InvalidValueError",
        "not a date: '2026-13-01'; write it as 2026-11-21",
    ),
    (
        "resolve('ISO 9001', 'ISO 9001', catalog='catalog.sqlite')",
        "InvalidTypeError",
        "catalog: must be of type Catalog, not 'catalog.sqlite'; open a file with Catalog.open or Catalog.from_toml",
    ),
    (
        "resolve('ISO 9001', 'ISO 9001', '2026-11-21')",
        "InvalidTypeError",
        "catalog: must be of type Catalog, not '2026-11-21'; open a file with Catalog.open or Catalog.from_toml",
    ),
    ("equivalents('ISO 9001', publisher='XYZ')", "UnknownPublisherError", "no publisher 'XYZ' in this catalog"),
    ("equivalents('ISO 9001', market='Utopia')", "UnknownMarketError", "no market 'Utopia'; there are AE, AM, AR"),
    (
        "equivalents('ISO 9001', publisher=9)",
        "InvalidTypeError",
        "publisher: must be of type str, not 9; pass a prefix such as 'GB', or a body such as 'SAC'",
    ),
    ("equivalents('ISO 9001', market='Chnia')", "UnknownMarketError", "no market 'Chnia'; did you mean CN?"),
    (
        "equivalents(['ISO 9001'])",
        "InvalidTypeError",
        "a standard's identifier is read from a text, not list; pass a text such as 'ISO/IEC 27001:2022'",
    ),
    (
        "Component('S', 'camra')",
        "InvalidValueError",
        "Component.kind: unknown kind of component 'camra'; did you mean 'camera'?",
    ),
    (
        "Component('S', 'Server')",
        "InvalidValueError",
        "Component.kind: unknown kind of component 'Server'; did you mean 'server'?",
    ),
    (
        "Component('S', None)",
        "InvalidTypeError",
        "Component.kind: a kind of component is a text, not None; stdcompat.KINDS, DOMAINS and TRAITS list them",
    ),
    (
        "Component('S', 3)",
        "InvalidTypeError",
        "Component.kind: a kind of component is a text, not 3; stdcompat.KINDS, DOMAINS and TRAITS list them",
    ),
    ("Component('', 'server')", "InvalidValueError", "Component.name: must not be empty"),
    ("Component(None, 'server')", "InvalidTypeError", "Component.name: must be text, not None"),
    ("Component(3, 'server')", "InvalidTypeError", "Component.name: must be text, not 3"),
    (
        "Component('S', 'server', claims='ISO 9001')",
        "InvalidTypeError",
        "Component.claims: a list of claims is asked for, not 'ISO 9001'; write ['ISO 9001']",
    ),
    (
        "Component('S', 'server', claims=[9001])",
        "InvalidTypeError",
        "Component.claims: a claim is a Claim, a StandardId or a text, not 9001; a text that is no identifier is kept by Claim(None, text)",
    ),
    (
        "Component('S', 'server', claims=['no such thing'])",
        "IdentifierError",
        "expected a publisher's prefix such as ISO, GB/T or EN (one of your own",
    ),
    (
        "Component('S', 'server', claims=None)",
        "InvalidTypeError",
        "Component.claims: a list of claims is asked for, not None; write [...]",
    ),
    (
        "Component('S', 'server', jurisdiction='Utopia')",
        "InvalidValueError",
        "Component.jurisdiction: no jurisdiction is called 'Utopia'; did you mean 'Ethiopia'?",
    ),
    (
        "Component('S', 'server', jurisdiction=86)",
        "InvalidTypeError",
        "Component.jurisdiction: a jurisdiction is a text, not 86; write its code, such as CN or EU, or its name",
    ),
    ("Component('S', 'server', supplier=3)", "InvalidTypeError", "Component.supplier: must be text, not 3"),
    (
        "Component('S', 'server', traits=['radoi'])",
        "InvalidValueError",
        "Component.traits: unknown trait of a component 'radoi'; did you mean 'radio'?",
    ),
    (
        "Component('S', 'server', traits='radio')",
        "InvalidTypeError",
        "Component.traits: a list of traits is asked for, not 'radio'; write ['radio']",
    ),
    (
        "Component('S', 'server', traits=[1])",
        "InvalidTypeError",
        "Component.traits: a trait of a component is a text, not 1; stdcompat.KINDS, DOMAINS and TRAITS list them",
    ),
    ("Component('S', 'server', version=2)", "InvalidTypeError", "Component.version: must be text, not 2"),
    (
        "Component('S', 'server', claims={'reference': 'ISO 9001'})",
        "InvalidTypeError",
        "Component.claims: a list of claims is asked for, not {'reference': 'ISO 9001'}; write [...]",
    ),
    (
        "Component('S', 'camera', jurisdiction=['CN'])",
        "InvalidTypeError",
        "Component.jurisdiction: a jurisdiction is a text, not ['CN']; write its code, such as CN or EU, or its name",
    ),
    (
        "Component('S', 'server', claims=[{'reference': 'ISO 9001'}])",
        "InvalidTypeError",
        "Component.claims: a claim is a Claim, a StandardId or a text, not {'reference': 'ISO 9001'}; a text that is no identifier is kept by Claim(None, text)",
    ),
    (
        "Claim('ISO 9001', 'ISO 9001')",
        "InvalidTypeError",
        "Claim.id: must be a StandardId, not 'ISO 9001'; parse the text with stdcompat.parse",
    ),
    (
        "Claim.of('garbage')",
        "IdentifierError",
        "expected a publisher's prefix such as ISO, GB/T or EN (one of your own",
    ),
    (
        "Claim.of(None)",
        "InvalidTypeError",
        "a claim is a Claim, a StandardId or a text, not None; a text that is no identifier is kept by Claim(None, text)",
    ),
    (
        "Claim(parse('ISO 9001'), 'ISO 9001', domain='safty')",
        "InvalidValueError",
        "Claim.domain: unknown domain 'safty'; did you mean 'ict-safety'?",
    ),
    (
        "Claim(parse('ISO 9001'), 'ISO 9001', evidence='certificate')",
        "InvalidTypeError",
        "Claim.evidence: a list of pieces of evidence is asked for, not 'certificate'; write [...]",
    ),
    (
        "Claim(parse('ISO 9001'), 'ISO 9001', evidence=Evidence('certificate'))",
        "InvalidTypeError",
        "Claim.evidence: a list of pieces of evidence is asked for, not <Evidence kind='certificate'>; write [<Evidence kind='certificate'>]",
    ),
    (
        "Claim(parse('ISO 9001'), 'ISO 9001', evidence=['cert'])",
        "InvalidTypeError",
        "Claim.evidence: evidence is an Evidence, not 'cert'; write Evidence('certificate'), or what else it is",
    ),
    (
        "Claim(parse('ISO 9001'), 'ISO 9001', statement='denid')",
        "InvalidValueError",
        "Claim.statement: unknown statement 'denid'; did you mean 'denied'?",
    ),
    ("Claim(None, '')", "InvalidValueError", "Claim.as_written: must not be empty"),
    ("Claim(None, None)", "InvalidTypeError", "Claim.as_written: must be text, not None"),
    ("Claim(9, 'x')", "InvalidTypeError", "Claim.id: must be a StandardId, not 9; parse the text with stdcompat.parse"),
    (
        "Evidence('cert')",
        "InvalidValueError",
        "Evidence.kind: unknown evidence kind 'cert'; one of certificate, inspection, self-declaration, test-report",
    ),
    (
        "Evidence('certificate', expires='soon')",
        "InvalidValueError",
        "Evidence.expires: not a date: 'soon'; write 2024-07-06, '2024-07' or 2024",
    ),
    (
        "Evidence('certificate', issued='2026-02-30')",
        "InvalidValueError",
        "Evidence.issued: not a date: '2026-02-30'; the calendar has no such day",
    ),
    (
        "Evidence('certificate', jurisdiction='Utopia')",
        "InvalidValueError",
        "Evidence.jurisdiction: no jurisdiction is called 'Utopia'; did you mean 'Ethiopia'?",
    ),
    ("Evidence('certificate', issuer=3)", "InvalidTypeError", "Evidence.issuer: must be text, not 3"),
    (
        "Deployment('D', 'S')",
        "InvalidTypeError",
        "Deployment.components: a list of components is asked for, not 'S'; write [...]",
    ),
    (
        "Deployment('D', ['S'])",
        "InvalidTypeError",
        "Deployment.components: a component is a Component, not 'S'; write Component(name, kind); tables are read by Deployment.from_dict",
    ),
    (
        "Deployment('D', server())",
        "InvalidTypeError",
        "Deployment.components: a list of components is asked for, not <Component name='S', kind='server'>; write [<Component name='S', kind='server'>]",
    ),
    ("Deployment('', [server()])", "InvalidValueError", "Deployment.name: must not be empty"),
    ("Deployment(None, [server()])", "InvalidTypeError", "Deployment.name: must be text, not None"),
    (
        "Deployment('D', [{'name': 'S', 'kind': 'server'}])",
        "InvalidTypeError",
        "Deployment.components: a component is a Component, not {'name': 'S', 'kind': 'server'}; write Component(name, kind); tables are read by Deployment.fro",
    ),
    (
        "Deployment('D', [server()], conditions='federal-buyer')",
        "InvalidTypeError",
        "Deployment.conditions: a list of texts is asked for, not 'federal-buyer'; write ['federal-buyer']",
    ),
    (
        "check(Deployment('D', [server()], conditions=['federal-buyr']), 'EU')",
        "DeploymentError",
        "D: conditions: no condition 'federal-buyr'; did you mean 'federal-buyer'?",
    ),
    ("Deployment('D', [server()], conditions=[3])", "InvalidTypeError", "Deployment.conditions: must be text, not 3"),
    ("check(Deployment('D', []), 'EU')", "DeploymentError", "D: has no components: nothing to check"),
    (
        "Deployment.from_toml('[deployment]\\nname = \"D\"\\n')",
        "DeploymentError",
        "[deployment]: is no path; pass the path of a file; tables are read by from_dict",
    ),
    (
        "Deployment.from_toml('missing.toml')",
        "DeploymentError",
        "missing.toml: no such file or directory; check the path",
    ),
    ("Deployment.load('missing.csv')", "DeploymentError", "missing.csv: no such file or directory; check the path"),
    ("Deployment.load('docs')", "DeploymentError", "docs: is a directory; check the path"),
    (
        "Deployment.from_dict({})",
        "DeploymentError",
        "deployment: has no [deployment] table; begin with [deployment] and a name",
    ),
    (
        "Deployment.from_dict([])",
        "InvalidTypeError",
        "Deployment.from_dict: must be of type Mapping, not []; pass the tables of a deployment file, as `to_dict` returns them",
    ),
    (
        "Deployment.from_dict('x')",
        "InvalidTypeError",
        "Deployment.from_dict: must be of type Mapping, not 'x'; pass the tables of a deployment file, as `to_dict` returns them",
    ),
    (
        "Deployment.from_dict({'deployment': {'name': 'D'}})",
        "DeploymentError",
        "deployment: has no [[component]]; list at least one",
    ),
    (
        "Deployment.from_dict({'deployment': {'name': 'D'}, 'component': [{'name': 'S', 'kind': 'servr'}]})",
        "DeploymentError",
        "deployment: component[1] (S).kind: unknown kind of component 'servr'; did you mean 'server'?",
    ),
    (
        "Deployment.from_dict({'deployment': {'name': 'D'}, 'components': []})",
        "DeploymentError",
        "deployment: components: unknown table; did you mean 'component'?",
    ),
    (
        "Deployment.from_json('not json')",
        "DeploymentError",
        "deployment: is not JSON; begin with {; files of other formats are read by load",
    ),
    (
        "Deployment.from_json('[]')",
        "DeploymentError",
        "deployment: must be a table with 'deployment' and 'component'; begin with {",
    ),
    (
        "Deployment.from_json({'a': 1})",
        "InvalidTypeError",
        "Deployment.from_json: must be a JSON text, not dict; tables are read by from_dict, files by load",
    ),
    (
        "Deployment.from_json(None)",
        "InvalidTypeError",
        "Deployment.from_json: must be a JSON text, not NoneType; tables are read by from_dict, files by load",
    ),
    (
        "Deployment.load(None)",
        "InvalidTypeError",
        "path: must be a path, not None; texts are read by from_json, tables by from_dict",
    ),
    (
        "Deployment.load('docs/examples/offer.csv', format='cvs')",
        "InvalidValueError",
        "no input format 'cvs'; there are toml, json, yaml, csv, xlsx, xls, ods, cyclonedx, spdx",
    ),
    ("Deployment.from_toml(None)", "InvalidTypeError", "must be a path, not None; pass the path of a TOML file"),
    (
        "Deployment.from_dict({'deployment': {'name': 'D'}, 'component': [{'name': 'S', 'kind': 'server'}, {'name': 'S', 'kind': 'server'}]})",
        "DeploymentError",
        "deployment: component[2]: 'S' is listed twice; give it another name",
    ),
    (
        "Deployment.from_dict({'deployment': {'name': 'D'}, 'component': [{'name': 'S', 'kind': 'server', 'claims': 'ISO 9001'}]})",
        "DeploymentError",
        "deployment: component[1] (S).claims: must be a list in [brackets], not 'ISO 9001'",
    ),
    ("check(stack())", "InvalidValueError", "nothing to check against; give a market, a profile, or both"),
    ("check(stack(), 'Utopia')", "UnknownMarketError", "no market 'Utopia'; there are AE, AM, AR"),
    (
        "check(stack(), ['EU'])",
        "InvalidTypeError",
        "market: must be of type str, not ['EU']; pass a code such as 'EU', a name, or a Market",
    ),
    (
        "check('offer.toml', 'EU')",
        "InvalidTypeError",
        "deployment: must be of type Deployment, not 'offer.toml'; read a file with Deployment.load, or make Deployment(name, [component])",
    ),
    (
        "check([server()], 'EU')",
        "InvalidTypeError",
        "deployment: must be of type Deployment, not [<Component name='S', kind='server'>]; read a file with Deployment.load, or make Deployment(name, [compone",
    ),
    (
        "check(server(), 'EU')",
        "InvalidTypeError",
        "deployment: must be of type Deployment, not <Component name='S', kind='server'>; read a file with Deployment.load, or make Deployment(name, [component",
    ),
    ("check(stack(), 'EU', as_of='tomorrow')", "InvalidValueError", "not a date: 'tomorrow'; write it as 2026-11-21"),
    (
        "check(stack(), 3)",
        "InvalidTypeError",
        "market: must be of type str, not 3; pass a code such as 'EU', a name, or a Market",
    ),
    (
        "check(stack(), 'EU', 'tender.toml')",
        "InvalidTypeError",
        "profile: must be of type Profile, not 'tender.toml'; read a file with Profile.from_toml",
    ),
    (
        "check(stack(), profile='tender.toml')",
        "InvalidTypeError",
        "profile: must be of type Profile, not 'tender.toml'; read a file with Profile.from_toml",
    ),
    (
        "check(stack(), 'EU', catalog='c.sqlite')",
        "InvalidTypeError",
        "catalog: must be of type Catalog, not 'c.sqlite'; open a file with Catalog.open or Catalog.from_toml",
    ),
    (
        "check(None, 'EU')",
        "InvalidTypeError",
        "deployment: must be of type Deployment, not None; read a file with Deployment.load, or make Deployment(name, [component])",
    ),
    ("check(stack(), market='')", "UnknownMarketError", "no market ''; there are AE, AM, AR"),
    ("check_markets(stack(), 'EU')", "InvalidTypeError", "a list of markets is asked for, not 'EU'; write ['EU']"),
    (
        "check_markets(stack(), [])",
        "InvalidValueError",
        "markets: given: no market; name each market once, and at least one",
    ),
    (
        "check_markets(stack(), ['EU', 'EU'])",
        "InvalidValueError",
        "markets: given: EU, EU; name each market once, and at least one",
    ),
    (
        "check_markets(stack(), ['EU', 'eu'])",
        "InvalidValueError",
        "markets: given: EU, EU; name each market once, and at least one",
    ),
    (
        "check_markets(stack(), [None])",
        "InvalidTypeError",
        "market: must be of type str, not None; pass a code such as 'EU', a name, or a Market",
    ),
    ("plan(stack(), 'EU')", "InvalidTypeError", "a list of markets is asked for, not 'EU'; write ['EU']"),
    ("plan(stack(), [])", "InvalidValueError", "markets: given: no market; name each market once, and at least one"),
    ("check_markets(stack(), None)", "InvalidTypeError", "a list of markets is asked for, not None; write [...]"),
    ("requirements_for('camera', 'Utopia')", "UnknownMarketError", "no market 'Utopia'; there are AE, AM, AR"),
    (
        "requirements_for(3, 'EU')",
        "InvalidTypeError",
        "component: must be of type Component, not 3; pass its name, or Component(name, kind)",
    ),
    ("requirements_for('', 'EU')", "InvalidValueError", "must not be empty"),
    (
        "requirements_for(['camera'], 'EU')",
        "InvalidTypeError",
        "component: must be of type Component, not ['camera']; pass its name, or Component(name, kind)",
    ),
    ("cited('EN 62368-1:2014', 'CN')", "InvalidValueError", "no official list of CN is held: import one"),
    (
        "cited('EN 62368-1:2014', acts=['NOPE'])",
        "InvalidValueError",
        "no list of 'NOPE' in EU; there are accreditation, (EU) 2015/1095, (EU) 2015/1189; (EU) 2015/1187, WAD, (EU) 2016/2281, cableways, PPE, GAR, rail, MDR,",
    ),
    (
        "cited('EN 62368-1:2014', acts='LVD')",
        "InvalidTypeError",
        "a list of acts is asked for, not 'LVD'; write ['LVD']",
    ),
    ("cited(None)", "InvalidTypeError", "a list of claims is asked for, not None; write [...]"),
    (
        "cited([3])",
        "InvalidTypeError",
        "a claim is a Claim, a StandardId or a text, not 3; pass texts, identifiers, claims, or a Deployment",
    ),
    ("Market.named('Utopia')", "UnknownMarketError", "no market 'Utopia'; there are AE, AM, AR"),
    (
        "Market.named(None)",
        "InvalidTypeError",
        "market: must be of type str, not None; pass a code such as 'EU', a name, or a Market",
    ),
    ("Market.bundled('EUU')", "UnknownMarketError", "no market 'EUU'; did you mean EU?"),
    ("Market.bundled(3)", "InvalidTypeError", "market: must be of type str, not 3; pass a code such as 'EU'"),
    (
        "Market('X', 'X', home_publishers='GB')",
        "InvalidTypeError",
        "Market.home_publishers: a list of texts is asked for, not 'GB'; write ['GB']",
    ),
    ("Market('', 'X', ())", "InvalidValueError", "Market.code: must not be empty"),
    (
        "Market('X', 'X', (), parents='EU')",
        "InvalidTypeError",
        "Market.parents: a list of markets is asked for, not 'EU'; write ['EU']",
    ),
    (
        "Market('X', 'X', (), requirements=[{}])",
        "InvalidTypeError",
        "Market.requirements: requirements are of type Requirement, not {}; write Requirement(…); tables are read by from_dict",
    ),
    (
        "Market('X', 'X', (), requirements=req())",
        "InvalidTypeError",
        "Market.requirements: a list of requirements is asked for, not <Requirement id='r-1', title='R', domain='information-security', applies_to=[ser…; write",
    ),
    (
        "check(stack(), Market('X', 'X', (), parents=['ZZ']))",
        "UnknownMarketError",
        "no market 'ZZ'; there are AE, AM, AR",
    ),
    (
        "Market('X', 'X', (), members=['Utopia'])",
        "InvalidValueError",
        "Market.members: no jurisdiction is called 'Utopia'; did you mean 'Ethiopia'?",
    ),
    ("Market.from_toml('missing.toml')", "MarketError", "missing.toml: no such file or directory; check the path"),
    (
        "Market('X', 'X', (), exclusions=[req()])",
        "InvalidTypeError",
        "Market.exclusions: exclusions are of type Exclusion, not <Requirement id='r-1', title='R', domain='information-security', applies_to=[server], force='",
    ),
    (
        "Market.from_toml('[market]\\n')",
        "MarketError",
        "[market]: is no path; pass the path of a file; tables are read by from_dict",
    ),
    (
        "Market('X', 'X', (), requirements=[req(), req()])",
        "InvalidValueError",
        "Market.requirements: 'r-1' is listed twice; give it another id",
    ),
    (
        "req(applies_to=('servr',))",
        "InvalidValueError",
        "Requirement.applies_to: unknown kind of component 'servr'; did you mean 'server'?",
    ),
    (
        "req(applies_to='server')",
        "InvalidTypeError",
        "Requirement.applies_to: a list of kinds is asked for, not 'server'; write ['server']",
    ),
    (
        "req(applies_to=())",
        "InvalidValueError",
        "Requirement.applies_to: applies to no kind of component, so nothing would be asked; name the kinds; 'equipment' reaches every product",
    ),
    (
        "req(domain='securty')",
        "InvalidValueError",
        "Requirement.domain: unknown domain 'securty'; did you mean 'product-security'?",
    ),
    (
        "req(force='mandatry')",
        "InvalidValueError",
        "Requirement.force: unknown force 'mandatry'; did you mean 'mandatory'?",
    ),
    (
        "req(confidence='hi')",
        "InvalidValueError",
        "Requirement.confidence: unknown confidence 'hi'; did you mean 'high'?",
    ),
    (
        "req(any_of='ISO 9001')",
        "InvalidTypeError",
        "Requirement.any_of: a list of references is asked for, not 'ISO 9001'; write ['ISO 9001']",
    ),
    (
        "req(any_of=('garbage',))",
        "IdentifierError",
        "expected a publisher's prefix such as ISO, GB/T or EN (one of your own",
    ),
    (
        "req(any_of=('ISO 9001',), all_of=('ISO 9001',))",
        "InvalidValueError",
        "Requirement 'r-1': has both any_of and all_of; make it two requirements",
    ),
    (
        "req(traits=('radoi',))",
        "InvalidValueError",
        "Requirement.traits: unknown trait of a component 'radoi'; did you mean 'radio'?",
    ),
    (
        "req(since='soon')",
        "InvalidValueError",
        "Requirement.since: not a date: 'soon'; write 2024-07-06, '2024-07' or 2024",
    ),
    (
        "req(evidence=('cert',))",
        "InvalidValueError",
        "Requirement.evidence: unknown evidence kind 'cert'; one of certificate, inspection, self-declaration, test-report",
    ),
    ("req(id='')", "InvalidValueError", "Requirement.id: must not be empty"),
    ("req(title='')", "InvalidValueError", "Requirement.title: must not be empty"),
    (
        "req(not_for=('camra',))",
        "InvalidValueError",
        "Requirement.not_for: unknown kind of component 'camra'; did you mean 'camera'?",
    ),
    ("req(sources='x')", "InvalidTypeError", "Requirement.sources: a list of texts is asked for, not 'x'; write ['x']"),
    (
        "req(any_of=[('ISO 9001', '>=2015')])",
        "InvalidTypeError",
        "Reference.id: a reference is a Reference, a StandardId or a text, not ('ISO 9001', '>=2015'); a range of editions is written Reference('ISO 9001', '>=",
    ),
    (
        "Reference('ISO 9001', '>= twenty')",
        "InvalidValueError",
        "Reference.editions: editions must be a range of years such as '>=2018', not '>= twenty'",
    ),
    (
        "Reference('ISO 9001:2015', '>=2015')",
        "InvalidValueError",
        "Reference.editions: ISO 9001:2015 is one edition already; leave out its year, or the range",
    ),
    (
        "Reference('garbage')",
        "IdentifierError",
        "expected a publisher's prefix such as ISO, GB/T or EN (one of your own",
    ),
    (
        "Reference(9001)",
        "InvalidTypeError",
        "Reference.id: a reference is a Reference, a StandardId or a text, not 9001; a range of editions is written Reference('ISO 9001', '>=2015')",
    ),
    ("req(condition=3)", "InvalidTypeError", "Requirement.condition: must be text, not 3"),
    (
        "exc(applies_to=('servr',))",
        "InvalidValueError",
        "Exclusion.applies_to: unknown kind of component 'servr'; did you mean 'server'?",
    ),
    (
        "exc(kind='suplier')",
        "InvalidValueError",
        "Exclusion.kind: unknown exclusion kind 'suplier'; did you mean 'supplier'?",
    ),
    (
        "exc(status='inforce')",
        "InvalidValueError",
        "Exclusion.status: unknown exclusion status 'inforce'; did you mean 'in-force'?",
    ),
    (
        "exc(suppliers='Huawei')",
        "InvalidTypeError",
        "Exclusion.suppliers: a list of texts is asked for, not 'Huawei'; write ['Huawei']",
    ),
    (
        "exc(origins=('Chnia',))",
        "InvalidValueError",
        "Exclusion.origins: no jurisdiction is called 'Chnia'; did you mean 'China'?",
    ),
    (
        "exc(until='never')",
        "InvalidValueError",
        "Exclusion.until: not a date: 'never'; write 2024-07-06, '2024-07' or 2024",
    ),
    (
        "Profile('P', [])",
        "InvalidValueError",
        "Profile.requirements: has no requirement, so nothing would be asked; list at least one",
    ),
    (
        "Profile('P', req())",
        "InvalidTypeError",
        "Profile.requirements: a list of requirements is asked for, not <Requirement id='r-1', title='R', domain='information-security', applies_to=[ser…; writ",
    ),
    (
        "Profile('P', ['ISO 9001'])",
        "InvalidTypeError",
        "Profile.requirements: requirements are of type Requirement, not 'ISO 9001'; write Requirement(…); tables are read by from_dict",
    ),
    ("Profile('', [req()])", "InvalidValueError", "Profile.name: must not be empty"),
    (
        "Profile('P', [req(), req()])",
        "InvalidValueError",
        "Profile.requirements: 'r-1' is listed twice; give it another id",
    ),
    ("Profile.from_toml('missing.toml')", "MarketError", "missing.toml: no such file or directory; check the path"),
    (
        "Profile.from_toml(\"[profile]\\nname='x'\\n\")",
        "MarketError",
        "[profile]: is no path; pass the path of a file; tables are read by from_dict",
    ),
    ("Profile('P', [req()], buyer=3)", "InvalidTypeError", "Profile.buyer: must be text, not 3"),
    (
        "check(stack(), 'EU', as_of=D).render('docy')",
        "InvalidValueError",
        "no format 'docy'; there are text, json, jsonl, csv, markdown",
    ),
    ("check(stack(), 'EU', as_of=D).render('html', 'fr')", "InvalidValueError", "no language 'fr'; one of en, zh"),
    (
        "check(stack(), 'EU', as_of=D).write('report.xyz')",
        "InvalidValueError",
        "no format for 'report.xyz'; a name may end in .txt, .text, .json, .jsonl, .ndjson, .csv, .md, .markdown, .xlsx, .sarif, .sarif.json, .junit.xml, .osca",
    ),
    (
        "check(stack(), 'EU', as_of=D).select(['ZZZ'])",
        "InvalidValueError",
        "no rule 'ZZZ'; there are CAT, EDN, EQV, EVD, MKT, STA",
    ),
    (
        "check(stack(), 'EU', as_of=D).select('EDN')",
        "InvalidTypeError",
        "a list of rules is asked for, not 'EDN'; write ['EDN']",
    ),
    (
        "check(stack(), 'EU', as_of=D).since('baseline.json')",
        "InvalidTypeError",
        "baseline: must be of type Baseline, not 'baseline.json'; read a file with Baseline.read, or write Baseline.of([report])",
    ),
    (
        "check(stack(), 'EU', as_of=D).waive('w.toml')",
        "InvalidTypeError",
        "waivers: must be of type Waivers, not 'w.toml'; read a file with Waivers.from_toml",
    ),
    (
        "Report.from_json('{}')",
        "InputError",
        "report: is no report; write it with check -o report.json of this version",
    ),
    ("Report.from_json('x')", "InputError", "report: is not JSON; write it with check -o report.json of this version"),
    ("Report.read('missing.json')", "InputError", "missing.json: no such file or directory; check the path"),
    (
        "Report.from_json(None)",
        "InvalidTypeError",
        "Report.from_json: must be of type str, not None; pass the text that to_json returned; files are read by Report.read",
    ),
    (
        "check(stack(), 'EU', as_of=D).write(None)",
        "InvalidTypeError",
        "must be a path, not None; its suffix chooses the format; render returns a text",
    ),
    (
        "check(stack(), 'EU', as_of=D).diff('x')",
        "InvalidTypeError",
        "later: must be of type Report, not 'x'; read a file with Report.read",
    ),
    ("Baseline.read('missing.json')", "InputError", "missing.json: no such file or directory; check the path"),
    ("Catalog.bundled()['ISO 99999']", "UnknownStandardError", "no standard 'ISO 99999' in this catalog"),
    ("Catalog.bundled()['garbage']", "UnknownStandardError", "no standard 'garbage' in this catalog"),
    (
        "Catalog.bundled()[9001]",
        "InvalidTypeError",
        "an entry is looked up by an identifier or its text, not 9001; pass a text such as 'ISO/IEC 27001:2022'",
    ),
    ("Catalog.from_toml('missing.toml')", "CatalogError", "missing.toml: no such file or directory; check the path"),
    (
        "Resolver('x')",
        "InvalidTypeError",
        "catalog: must be of type Catalog, not 'x'; open a file with Catalog.open or Catalog.from_toml",
    ),
    ("Resolver(as_of='x')", "InvalidValueError", "not a date: 'x'; write it as 2026-11-21"),
    (
        "Facts('2026-11-21')",
        "InvalidTypeError",
        "catalog: must be of type Catalog, not '2026-11-21'; open a file with Catalog.open or Catalog.from_toml",
    ),
    ("Facts(as_of=3)", "InvalidTypeError", "not a date: 3; give a datetime.date, or a text such as '2026-11-21'"),
    (
        "Facts(markets=['EU'])",
        "InvalidTypeError",
        "markets: must be of type MarketBook, not ['EU']; write MarketBook.bundled().above([market])",
    ),
    (
        "Facts(agreements='x')",
        "InvalidTypeError",
        "agreements: must be of type AgreementBook, not 'x'; write AgreementBook.bundled().above([agreement])",
    ),
    (
        "Facts(lists='red.sqlite')",
        "InvalidTypeError",
        "lists: must be of type ListBook, not 'red.sqlite'; read a file with ListBook.read",
    ),
    (
        "Market.bundled('EU').citations('garbage')",
        "IdentifierError",
        "expected a publisher's prefix such as ISO, GB/T or EN (one of your own",
    ),
    (
        "Market.bundled('EU').with_list('missing.sqlite')",
        "CatalogError",
        "missing.sqlite: no such file or directory; check the path",
    ),
    (
        "Catalog.bundled()['GB/T 22080-2061']",
        "UnknownStandardError",
        "no standard 'GB/T 22080-2061' in this catalog; did you mean GB/T 22080-2008 or GB/T 22080-2016 or GB/T 22080-2025?",
    ),
    (
        "Catalog.bundled()['ISO/IEC 27001:2023']",
        "UnknownStandardError",
        "no standard 'ISO/IEC 27001:2023' in this catalog; did you mean ISO/IEC 27001:2013 or ISO/IEC 27001:2022 or ISO/IEC 27001:2022/Amd 1:2024?",
    ),
]


def test_there_are_enough_of_them():
    assert len({code for code, _, _ in MISUSES}) >= 105


@pytest.mark.parametrize(("code", "kind", "said"), MISUSES, ids=[row[0] for row in MISUSES])
def test_a_misuse_says_what_to_do(code: str, kind: str, said: str):
    with pytest.raises(errors.StdcompatError) as caught:
        eval(code, dict(NAMES))  # noqa: S307  # our own rows
    assert type(caught.value).__name__ == kind
    assert isinstance(caught.value, (ValueError, TypeError, LookupError, OSError, ImportError))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("parse(parse('ISO 9001'))", "ISO 9001"),
        ("server(jurisdiction='中国').jurisdiction", "CN"),
        ("req(since=2026).since", "2026"),
        ("req(until=datetime.date(2026, 1, 2)).until", "2026-01-02"),
        ("req(force='mandatory').force.name", "MANDATORY"),
        ("req(applies_to=['camera', 'server']).applies_to", "('camera', 'server')"),
        ("exc(origins=['China', '俄罗斯']).origins", "('CN', 'RU')"),
        ("Market('X', 'X', [], parents=['china']).parents", "('CN',)"),
        ("check(stack(), 'eu', as_of=D).market", "EU"),
        ("check(stack(), 'China', as_of=D).market", "CN"),
        ("check_markets(stack(), ['eu', '中国'], as_of=D).reports[1].market", "CN"),
        ("Evidence('certificate', issued=datetime.date(2026, 1, 1)).issued", "2026-01-01"),
        ("Claim.of('ISO 9001').statement == 'claimed'", "True"),
        ("Facts(as_of='2026-11-21').on(datetime.date(2020, 1, 1)).as_of", "2020-01-01"),
        ("Severity.ERROR > Severity.NOTE", "True"),
        ("max(Verdict.SATISFIED, Verdict.MISSING)", "missing"),
    ],
)
def test_what_is_unambiguous_is_taken(code: str, value: str):
    assert str(eval(code, dict(NAMES))) == value  # noqa: S307  # our own rows


def test_a_name_that_is_not_there_is_told_as_python_tells_it():
    with pytest.raises(AttributeError) as caught:
        stdcompat.chek  # noqa: B018
    assert (caught.value.name, caught.value.obj) == ("chek", stdcompat)


def test_errors_go_to_other_processes_whole():
    for code, _, _ in MISUSES:
        with pytest.raises(errors.StdcompatError) as caught:
            eval(code, dict(NAMES))  # noqa: S307  # our own rows
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301  # our own
