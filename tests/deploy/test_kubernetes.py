"""The manifests in deploy/kubernetes fit the published schemas, and fit the service that they start."""

from typing import Any

import kubernetes_validate
import pytest
import yaml

from service.settings import ROOT, Settings
from service.state import VERSION

DIRECTORY = ROOT / "deploy" / "kubernetes"
FILES = sorted(path.name for path in DIRECTORY.glob("*.yaml") if path.name != "kustomization.yaml")
# The oldest release that still had support when this was written, and the newest that the schemas are here for.
RELEASES = ("1.33", "1.37")


def manifest(name: str) -> dict[str, Any]:
    return yaml.safe_load((DIRECTORY / name).read_text(encoding="utf-8"))


@pytest.fixture
def pod() -> dict[str, Any]:
    return manifest("deployment.yaml")["spec"]["template"]["spec"]


@pytest.fixture
def container(pod) -> dict[str, Any]:
    (only,) = pod["containers"]
    return only


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("name", FILES)
def test_the_manifest_fits_the_published_schema(name, release):
    kubernetes_validate.validate(manifest(name), release, strict=True)


def test_the_schemas_refuse_what_is_wrong():
    wrong = manifest("deployment.yaml")
    wrong["spec"]["template"]["spec"]["containers"][0]["readinesProbe"] = {}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, RELEASES[-1], strict=True)


def test_kustomize_names_every_manifest():
    assert sorted(manifest("kustomization.yaml")["resources"]) == FILES


def test_all_select_the_same_pods():
    pods = {"app.kubernetes.io/name": "whence"}
    labels = manifest("deployment.yaml")["spec"]["template"]["metadata"]["labels"]
    assert pods.items() <= labels.items()
    selectors = [
        manifest("deployment.yaml")["spec"]["selector"]["matchLabels"],
        manifest("service.yaml")["spec"]["selector"],
        manifest("disruption-budget.yaml")["spec"]["selector"]["matchLabels"],
        manifest("network-policy.yaml")["spec"]["podSelector"]["matchLabels"],
    ]
    assert selectors == [pods] * 4


def test_a_stopping_pod_has_the_time_that_draining_takes(pod, container):
    wait = int(container["lifecycle"]["preStop"]["exec"]["command"][-1])
    assert pod["terminationGracePeriodSeconds"] > wait + Settings().drain_seconds


def test_every_setting_in_the_pod_is_one_of_ours(container):
    known = {f"WHENCE_{name.upper()}" for name in Settings.__slots__} | {"PROMETHEUS_MULTIPROC_DIR"}
    assert {variable["name"] for variable in container["env"]} <= known


def test_probes_ask_addresses_that_there_are(client, container):
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        assert client.get(container[probe]["httpGet"]["path"]).status_code == 200
        assert container[probe]["httpGet"]["port"] == container["ports"][0]["name"]


def test_the_container_may_do_nothing_but_serve(pod, container):
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert pod["securityContext"]["runAsNonRoot"]
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod["automountServiceAccountToken"] is False


def test_what_is_written_is_written_to_memory(pod, container):
    volumes = {volume["name"]: volume["emptyDir"] for volume in pod["volumes"]}
    assert all(volume["medium"] == "Memory" for volume in volumes.values())
    mounts = {mount["mountPath"]: mount["name"] for mount in container["volumeMounts"]}
    metrics = next(entry["value"] for entry in container["env"] if entry["name"] == "PROMETHEUS_MULTIPROC_DIR")
    assert set(mounts) == {"/tmp", metrics}
    assert set(mounts.values()) == set(volumes)


def test_workers_are_bounded_by_a_cpu_limit(container):
    """Without one, the service would start a worker for every core of the node."""
    assert container["resources"]["limits"]["cpu"] == container["resources"]["requests"]["cpu"]


def test_the_image_has_the_version_of_the_service(container):
    assert container["image"] == f"whence:{VERSION}"
