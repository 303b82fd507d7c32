# Whence as a container: no torch, the model baked in, nothing fetched at the start, any user, read-only root.
#
#   docker build -t whence .
#   docker run --read-only --tmpfs /tmp --network none --user 12345 whence      (with a port published in place of none)

FROM python:3.11.14-slim-bookworm AS packages
COPY requirements/run.txt /run.txt
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --only-binary :all: --no-deps --require-hashes -r /run.txt \
    && /venv/bin/pip uninstall --yes --quiet pip

FROM python:3.11.14-slim-bookworm
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    HF_HUB_OFFLINE=1 \
    TRANSFORMERS_OFFLINE=1 \
    WHENCE_HOST=0.0.0.0 \
    WHENCE_PORT=8000
COPY --from=packages /venv /venv
WORKDIR /whence
COPY . .
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"WHENCE_PORT\"]}/readyz', timeout=2)"]
STOPSIGNAL SIGTERM
CMD ["gunicorn", "--config", "service/gunicorn.conf.py", "service:create_app()"]
