"""What holds a browser to what an answer is: headers on every answer, and a policy on every page."""

from flask import Flask, Response, request

EVERYWHERE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
# Of a page that needs nothing; one that needs something says so itself.
POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def _hold(response: Response) -> Response:
    response.headers.update(EVERYWHERE)
    if response.mimetype == "text/html":
        if request.method == "OPTIONS":  # Flask's answer, which is empty
            del response.headers["Content-Type"]
        else:
            response.headers.setdefault("Content-Security-Policy", POLICY)
    return response


def init_app(app: Flask) -> None:
    app.after_request(_hold)
