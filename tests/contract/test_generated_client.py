"""A client that a public generator makes of openapi.yaml analyses the sample through a running service."""

import importlib.util
import subprocess
import sys
from types import ModuleType

import pytest
from openapi_python_client import Config, MetaType, generate
from openapi_python_client.config import ConfigFile

from service.settings import ROOT
from tests.service.server import Server

NAME = "whence_client"
# The generator knows no YAML as an answer's type; to a client the description is text.
OPTIONS = {"content_type_overrides": {"application/yaml": "text/plain"}, "post_hooks": []}


@pytest.fixture(scope="module")
def client_package(tmp_path_factory) -> ModuleType:
    """The generated package, imported; anything that the generator could not make sense of is a failure."""
    output = tmp_path_factory.mktemp("client")
    config = Config.from_sources(
        ConfigFile(**OPTIONS),
        MetaType.NONE,
        document_source=ROOT / "openapi.yaml",
        file_encoding="utf-8",
        overwrite=True,
        output_path=output,
    )
    complaints = [f"{error.header} {error.detail}" for error in generate(config=config)]
    assert complaints == []
    spec = importlib.util.spec_from_file_location(
        NAME, output / "__init__.py", submodule_search_locations=[str(output)]
    )
    assert spec
    assert spec.loader
    package = importlib.util.module_from_spec(spec)
    sys.modules[NAME] = package
    spec.loader.exec_module(package)
    yield package
    for name in [name for name in sys.modules if name.split(".")[0] == NAME]:
        del sys.modules[name]


@pytest.fixture(scope="module")
def server():
    running = Server()
    running.wait_until_ready(60)
    yield running
    running.stop()


def test_it_reads_the_sample(client_package, server):
    from whence_client.api.analysis import post_analyze
    from whence_client.models import AnalyzeRequest, Answer

    with (ROOT / "seeds" / "bakhmut.txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    body = AnalyzeRequest(text=text, id="bakhmut-0307", targets=["Russia"])
    with client_package.Client(base_url=f"http://127.0.0.1:{server.port}") as client:
        answer = post_analyze.sync(client=client, body=body)
    assert isinstance(answer, Answer)
    assert answer.id == "bakhmut-0307"
    assert answer.document.characters == len(text)
    assert answer.claims
    for claim in answer.claims:
        for span in claim.content.spans:
            assert text[span.start : span.end] == span.text
        assert claim.stance.targets[0].target == "Russia"


def test_it_tells_problems_from_answers(client_package, server):
    from whence_client.api.analysis import post_analyze
    from whence_client.models import AnalyzeRequest, ProblemAnswer

    with client_package.Client(base_url=f"http://127.0.0.1:{server.port}") as client:
        problem = post_analyze.sync(client=client, body=AnalyzeRequest(text=""))
    assert isinstance(problem, ProblemAnswer)
    assert (problem.status, problem.type_) == (422, "/problems#invalid-field")


def test_the_generated_code_is_sound_python(client_package):
    path = client_package.__path__[0]
    subprocess.run([sys.executable, "-m", "compileall", "-q", path], check=True)
