"""How many CPUs are ours: the tightest of affinity and every cgroup quota above us."""

import os

import pytest

from service.cpus import usable_cpus


@pytest.fixture(autouse=True)
def sixteen_cpus(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(16)))


@pytest.fixture
def ours(tmp_path):
    """Makes usable_cpus() see a cgroup tree of {path: {file: content}}."""

    def read(membership, tree):
        for place, contents in tree.items():
            (tmp_path / "mount" / place).mkdir(parents=True, exist_ok=True)
            for name, content in contents.items():
                (tmp_path / "mount" / place / name).write_text(content + "\n")
        (tmp_path / "cgroup").write_text(membership)
        return usable_cpus(tmp_path / "cgroup", tmp_path / "mount")

    return read


@pytest.mark.parametrize(
    ("quota", "cpus"),
    [
        ("max 100000", 16),
        ("50000 100000", 1),
        ("100000 100000", 1),
        ("250000 100000", 3),
        ("6400000 100000", 16),
        ("unheard of", 16),
    ],
)
def test_cgroup_v2_quotas_are_rounded_up(ours, quota, cpus):
    assert ours("0::/", {".": {"cpu.max": quota}}) == cpus


def test_the_tightest_quota_on_the_way_up_counts(ours):
    tree = {"pod": {"cpu.max": "200000 100000"}, "pod/box": {"cpu.max": "400000 100000"}}
    assert ours("0::/pod/box\n", tree) == 2


def test_cgroup_v1_quotas_count(ours):
    tree = {"cpu/box": {"cpu.cfs_quota_us": "300000", "cpu.cfs_period_us": "100000"}}
    assert ours("3:memory:/box\n4:cpu,cpuacct:/box\n", tree) == 3


def test_no_quota_in_cgroup_v1_is_minus_one(ours):
    tree = {"cpu/box": {"cpu.cfs_quota_us": "-1", "cpu.cfs_period_us": "100000"}}
    assert ours("4:cpu,cpuacct:/box\n", tree) == 16


def test_without_cgroups_affinity_counts(tmp_path):
    assert usable_cpus(tmp_path / "none", tmp_path) == 16
