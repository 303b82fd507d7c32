"""gunicorn for Whence: threads in front, one inference slot a worker, the model loaded once before the socket opens.

gunicorn --config service/gunicorn.conf.py 'service:create_app()'
"""

import atexit
import gc
import logging
import math
import os
import shutil
import signal
import socket
import struct
import sys
import tempfile
from pathlib import Path

# Before anything of the service is imported: prometheus-client looks at its directory when it is imported, the
# tokenizer must not start threads before the fork, and nothing may ever be fetched.
_made_here = "PROMETHEUS_MULTIPROC_DIR" not in os.environ
if _made_here:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="whence-metrics-")
os.environ.update(TOKENIZERS_PARALLELISM="false", HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1")
# Or transformers says at each start that torch is missing, which is as it should be.
os.environ["TRANSFORMERS_NO_ADVISORY_WARNINGS"] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from prometheus_client import multiprocess  # noqa: E402

from models.memory import share_one_heap  # noqa: E402
from service import logs, state, tracing  # noqa: E402
from service.cpus import usable_cpus  # noqa: E402
from service.settings import GREETING, Settings  # noqa: E402


def remove_metrics(owner):
    """At the end of the process that made the directory, not of a worker, which has inherited this."""
    if os.getpid() == owner:
        shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)


if _made_here:
    # Not gunicorn's on_exit: a start that fails never comes to it.
    atexit.register(remove_metrics, os.getpid())

settings = Settings.from_environment()
share_one_heap()

for stale in Path(os.environ["PROMETHEUS_MULTIPROC_DIR"]).glob("*.db"):
    stale.unlink()

bind = settings.bind
worker_class = "service.worker.Worker"
workers = settings.workers or usable_cpus()
threads = settings.threads
# gunicorn loads the app before it opens the socket: a port that answers is a port whose model is loaded and warm.
preload_app = True
# Bounds how long a worker's main loop may be silent, not a request: those have deadlines of their own.
timeout = 60
graceful_timeout = settings.drain_seconds
keepalive = 5
# What a buffer of 8 kB holds, as deploy/nginx has them: a gateway should pass nothing on that is then refused. It
# writes a blank after the colon where there was none, and adds headers of its own: so there is some slack.
limit_request_line = 8190  # without the end of the line
limit_request_field_size = 8194  # with it
limit_request_fields = 110
control_socket_disable = True
# The workers' heartbeat files, in memory: a disk that stalls must not look like a worker that does.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # nosec B108
logconfig_dict = logs.config(settings.log_level)
accesslog = None  # service.telemetry writes one line a request


def when_ready(server):
    """All is loaded: what follows is forks."""
    # The collector writes into every object that it looks at, and with that into a copy of its page. What is here now
    # stays for good and needs no looking at.
    gc.collect()
    gc.freeze()
    bound_patience(server)
    if GREETING in os.environ:
        print(os.environ[GREETING], flush=True)


def bound_patience(server):
    """Bound how long a silent client may hold a thread with half its headers; accepted sockets inherit it."""
    # Later than the watch over bodies (service.body), which has an answer for its client.
    patience = struct.pack("ll", math.ceil(settings.body_seconds) + 1, 0)
    for listener in server.LISTENERS:
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, patience)
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, patience)


def on_starting(server):
    """Lose no signal around a fork: a worker has the master's handlers until it has its own, and those would drop it.

    Ctrl-C reaches all processes at once; a worker that missed it would be waited for as long as requests may drain.
    """
    stops = (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)

    def leave_when_told():
        for number in stops:
            signal.signal(number, lambda *_: os._exit(0))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, stops)

    os.register_at_fork(
        before=lambda: signal.pthread_sigmask(signal.SIG_BLOCK, stops),
        after_in_parent=lambda: signal.pthread_sigmask(signal.SIG_UNBLOCK, stops),
        after_in_child=leave_when_told,
    )


def post_fork(server, worker):
    """What must not be shared over a fork: the span sender, and ONNX Runtime's own threads where it has some."""
    tracing.start(settings)
    if settings.model_threads > 1:
        here = worker.app.wsgi().extensions["whence"]
        # Kept, since it would wait at its end for threads that the fork left behind.
        worker.not_ours = here.analyzer
        here.analyzer = state.load(settings)


def pre_request(worker, req):
    """In the place of gunicorn's own, which writes the path into the debug log: a path can hold anything."""


def worker_exit(server, worker):
    """Leave at once when all is done: ONNX Runtime's destructors would wait for threads that the fork left behind."""
    tracing.stop()
    if worker.booted:
        logging.shutdown()
        os._exit(0)


def child_exit(server, worker):
    """A worker that is gone waits for nothing and reads nothing."""
    multiprocess.mark_process_dead(worker.pid)
