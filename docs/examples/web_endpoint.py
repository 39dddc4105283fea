"""A web endpoint that normalises references to standards and gives what corresponds to each, with the reasons.

python docs/examples/web_endpoint.py 8000
curl 'http://localhost:8000/?ref=GBT22080-2016&market=EU'
"""

from __future__ import annotations

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from stdcompat import Facts, StdcompatError

FACTS = Facts(as_of="2026-11-21")  # made once, shared by all threads


def answer(reference: str, market: str | None = None) -> dict[str, Any]:
    """Return a reference in its canonical form, and every edition that corresponds to it, nearest first."""
    id = FACTS.parse(reference)
    found = FACTS.equivalents(id, market=market, include_other_editions=True)
    return {
        "written": reference,
        "id": str(id),
        "urn": id.urn,
        "as_of": FACTS.as_of.isoformat(),
        "equivalents": [
            {
                "id": str(one.a),
                "covers": one.covers,
                "degree": one.degree,
                "gap": None if one.gap is None else str(one.gap.said),
                "because": one.explain().splitlines()[1:],
            }
            for one in found
        ],
    }


class Handler(BaseHTTPRequestHandler):
    """Answer ``GET /?ref=...&market=...``."""

    def do_GET(self) -> None:  # the name that http.server calls
        """Answer one request: 200, or 400 with what is wrong and what to write instead."""
        query = parse_qs(urlsplit(self.path).query)
        try:
            status, said = 200, answer(query.get("ref", [""])[0], query.get("market", [None])[0])
        except StdcompatError as error:
            status, said = 400, {"error": str(error)}
        body = json.dumps(said, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    ThreadingHTTPServer(("localhost", int(sys.argv[1])), Handler).serve_forever()
