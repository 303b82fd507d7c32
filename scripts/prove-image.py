"""Runs inside the image for scripts/prove-image: the image's own CMD ($COMMAND), and what it can and cannot do."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

URL = "http://127.0.0.1:8000"
COMMAND = json.loads(os.environ["COMMAND"])


def ask(path: str, document: object = None) -> dict:
    data = None if document is None else json.dumps(document).encode()
    request = urllib.request.Request(URL + path, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def refused(attempt) -> bool:
    try:
        attempt()
    except OSError:
        return True
    return False


def main() -> None:
    began = time.monotonic()
    service = subprocess.Popen(COMMAND)
    while refused(lambda: ask("/readyz")):
        assert service.poll() is None, "the service ended"
        assert time.monotonic() - began < 120, "the service does not start"
        time.sleep(0.1)
    started = time.monotonic() - began
    sample = Path("seeds/bakhmut.txt").read_bytes().decode()
    answer = ask("/analyze", {"text": sample})
    spans = [span for claim in answer["claims"] for span in claim["content"]["spans"]]
    assert spans
    assert all(sample[span["start"] : span["end"]] == span["text"] for span in spans)
    assert os.getuid() != 0
    for path in ("/whence/x", "/venv/x", "/etc/x", "/x"):
        assert refused(lambda path=path: Path(path).write_text("x")), f"{path} can be written"
    assert refused(lambda: socket.create_connection(("192.0.2.1", 80), timeout=3)), "there is a way out"
    modules = subprocess.run([sys.executable, "-c", "import torch"], capture_output=True, check=False)
    assert modules.returncode != 0, "torch is in the image"
    service.send_signal(signal.SIGTERM)
    assert service.wait(30) == 0
    print(f"uid {os.getuid()}: ready in {started:.1f} s, {len(answer['claims'])} claims, stopped with 0", flush=True)


if __name__ == "__main__":
    main()
